package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.Counts;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.telemetry.history.rollup.Sums;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is counted, the windows that tell of it can be sent and are taken by history. */
class DeltasTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int TAKEN_BY_KAFKA = 1_000_000;
    private static final long HIGHEST = TrafficWindow.MOST / 2;

    /** What history makes of the windows, each of which it must take as it was sent. */
    private static Sums history(List<TrafficWindow> windows) throws InvalidSampleException {
        Sums sums = new Sums();
        for (TrafficWindow window : windows) {
            byte[] sent = SampleCodec.encode(window);
            assertThat(sent.length).isLessThan(TAKEN_BY_KAFKA);
            for (TrafficWindow.Series series :
                    SampleCodec.decode(sent, TrafficWindow.class).series()) {
                sums.add(series);
            }
        }
        return sums;
    }

    @Test
    void shouldTellASlotOfVeryManyLongNamesInSeveralWindows() throws Exception {
        Deltas deltas = new Deltas(2_000);
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            String name = "语".repeat(250) + i % 990;
            RequestFields request = TrafficRequests.request(NOON, "ns/d", name, "语".repeat(256));
            request.durationMicros = random.nextInt(60_000_000);
            request.inputTokens = 7;
            deltas.add(request);
        }

        List<TrafficWindow> windows = deltas.take();

        assertThat(windows)
                .hasSizeGreaterThan(2)
                .allMatch(window ->
                        window.deployment().equals("ns/d") && window.slot().equals(NOON));
        Sums sums = history(windows);
        assertThat(sums.count(Sums.Counter.REQUESTS)).isEqualTo(5_000);
        assertThat(sums.count(Sums.Counter.INPUT_TOKENS)).isEqualTo(35_000);
        assertThat(sums.sketch(Sums.Measure.DURATION).total()).isEqualTo(5_000);
        assertThat(deltas.take()).isEmpty();
    }

    @Test
    void shouldKeepASlotTogetherThatFits() {
        Deltas deltas = new Deltas(1_000);
        for (int i = 0; i < 300; i++) {
            deltas.add(TrafficRequests.request(NOON, "ns/d", "m-" + i, "t"));
        }
        assertThat(deltas.take()).hasSize(1);
    }

    @Test
    void shouldTellTheMostThatRequestsMayHaveSoThatHistoryTakesIt() throws Exception {
        Deltas deltas = new Deltas(10);
        RequestFields request = TrafficRequests.request(NOON, "ns/d", "m", "t");
        request.durationMicros = RequestFields.LONGEST_MICROS;
        request.inputTokens = RequestFields.MOST_TOKENS;
        request.outputTokens = RequestFields.MOST_TOKENS;
        request.cacheReadTokens = RequestFields.MOST_TOKENS;
        request.cacheWriteTokens = RequestFields.MOST_TOKENS;
        request.reasoningTokens = RequestFields.MOST_TOKENS;
        int requests = 12_000_000;
        for (int i = 0; i < requests; i++) {
            deltas.add(request);
        }

        List<TrafficWindow> windows = deltas.take();

        assertThat(windows).hasSize(3);
        Sums sums = history(windows);
        assertThat(sums.count(Sums.Counter.REQUESTS)).isEqualTo(requests);
        for (Sums.Counter counter : List.of(
                Sums.Counter.INPUT_TOKENS,
                Sums.Counter.OUTPUT_TOKENS,
                Sums.Counter.CACHE_READ_TOKENS,
                Sums.Counter.CACHE_WRITE_TOKENS,
                Sums.Counter.REASONING_TOKENS)) {
            assertThat(sums.count(counter)).isEqualTo(requests * RequestFields.MOST_TOKENS);
        }
    }

    @Test
    void shouldTellTheMostThatFrontendsMayStandAtSoThatHistoryTakesIt() throws Exception {
        Deltas deltas = new Deltas(10, TrafficSource.FRONTEND);
        FrontendReading reading = new Readings("ns/d", "pod").read(NOON);
        FrontendReading.Cumulative all =
                new FrontendReading.Cumulative(List.of(1.0, 2.0), List.of(1L, HIGHEST, HIGHEST));
        FrontendReading.Model model = new FrontendReading.Model(
                "m", HIGHEST - 1, Map.of("internal", 1L), HIGHEST, HIGHEST, HIGHEST, all, all, all, 0L, 0L);
        for (int i = 0; i < 5; i++) {
            deltas.add(reading, FrontendDelta.between(null, model));
        }

        Sums sums = history(deltas.take());

        assertThat(sums.count(Sums.Counter.REQUESTS)).isEqualTo(5 * HIGHEST);
        assertThat(sums.count(Sums.Counter.OUTPUT_TOKENS)).isEqualTo(5 * HIGHEST);
        assertThat(sums.failed()).isEqualTo(5);
        assertThat(sums.sketch(Sums.Measure.DURATION).total()).isEqualTo(5 * HIGHEST);
        Counts counts = new Counts();
        BucketSpread.add(FrontendReading.Cumulative.NONE, all, counts);
        assertThat(counts.total()).isEqualTo(HIGHEST);
    }

    @Test
    void shouldCountWhatIsBeyondTheBoundAsOthers() {
        Deltas deltas = new Deltas(2);
        for (int rotation = 0; rotation < 3; rotation++) {
            for (int i = 0; i < 6; i++) {
                deltas.add(TrafficRequests.request(NOON, "ns/d-" + i, "m", "t"));
            }
            assertThat(deltas.take())
                    .extracting(
                            TrafficWindow::deployment,
                            window -> window.series().getFirst().requests())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("ns/d-0", 1L),
                            org.assertj.core.groups.Tuple.tuple("ns/d-1", 1L),
                            org.assertj.core.groups.Tuple.tuple(TrafficWindow.OTHERS, 4L));
            deltas.forgetUnused();
        }
    }
}
