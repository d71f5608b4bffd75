package io.dynamote.telemetry.intake;

import java.util.List;
import java.util.Map;

import io.dynamote.runtime.metrics.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IntakeFiguresTest {

    private static final long MEGABYTE = 1 << 20;

    private final IntakeRoom room = new IntakeRoom(new IntakeProperties(4 * MEGABYTE));
    private final IntakeFigures figures = new IntakeFigures(room);

    private Map<List<String>, Double> told(String name) {
        return figures.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .map(Metric::values)
                .orElseThrow();
    }

    @Test
    void shouldCountLinesByKindAndByWhatBecameOfThem() {
        figures.took(IntakeFigures.Kind.REQUESTS, new IntakeReport(100, 1, List.of()));
        figures.took(IntakeFigures.Kind.REQUESTS, new IntakeReport(20, 0, List.of()));
        figures.took(IntakeFigures.Kind.HOSTS, new IntakeReport(0, 7, List.of()));
        assertThat(told("dynamote_intake_lines_total"))
                .isEqualTo(Map.of(
                        List.of("requests", "accepted"), 120.0,
                        List.of("requests", "refused"), 1.0,
                        List.of("hosts", "accepted"), 0.0,
                        List.of("hosts", "refused"), 7.0));
    }

    @Test
    void shouldCountBatchesThatWereNotTakenByTheReasonThatTheSenderGets() {
        figures.refused(new IntakeException.Busy());
        figures.refused(new IntakeException.Busy());
        figures.refused(new IntakeException.KafkaAway("no broker"));
        figures.refused(new IntakeException.TooLarge("2 MB"));
        assertThat(told("dynamote_intake_refused_batches_total"))
                .isEqualTo(Map.of(
                        List.of("intake_busy"), 2.0,
                        List.of("kafka_unavailable"), 1.0,
                        List.of("sample_too_large"), 1.0));
    }

    @Test
    void shouldTellHowMuchRoomIsHeld() {
        assertThat(told("dynamote_intake_room_bytes")).containsEntry(List.of(), 4.0 * MEGABYTE);
        try (IntakeRoom.Place place = room.take(3 * MEGABYTE)) {
            assertThat(told("dynamote_intake_held_bytes")).containsEntry(List.of(), 3.0 * MEGABYTE);
            place.shrinkTo(MEGABYTE);
            assertThat(told("dynamote_intake_held_bytes")).containsEntry(List.of(), 1.0 * MEGABYTE);
        }
        assertThat(told("dynamote_intake_held_bytes")).containsEntry(List.of(), 0.0);
    }
}
