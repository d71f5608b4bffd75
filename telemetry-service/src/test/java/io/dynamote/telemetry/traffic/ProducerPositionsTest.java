package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestPosition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerPositionsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<String> begun = new ArrayList<>();
    private final ProducerPositions positions = new ProducerPositions(begun::add);

    private boolean count(String producer, long epoch, long sequence) {
        RequestFields request = TrafficRequests.request(NOON, "ns/d", "m", "t");
        request.producer = producer;
        request.epoch = epoch;
        request.sequence = sequence;
        return positions.count(request);
    }

    private static RequestPosition position(long epoch, long first, long last) {
        return new RequestPosition(List.of(new RequestPosition.Epoch(epoch, List.of(first, last))));
    }

    @Test
    void shouldRecogniseWhatComesAgain() {
        assertThat(count("a", 1, 1)).isTrue();
        assertThat(count("a", 1, 1)).isFalse();
        assertThat(count("b", 1, 1)).isTrue();
        assertThat(count("a", 1, RequestFields.UNKNOWN)).isTrue();
        assertThat(count("a", 1, RequestFields.UNKNOWN)).isTrue();
        assertThat(positions.takeChanges(NOON))
                .isEqualTo(Map.of("a", Optional.of(position(1, 1, 1)), "b", Optional.of(position(1, 1, 1))));
        assertThat(positions.takeChanges(NOON)).isEmpty();
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void shouldTakeWhatIsOlderThanFourEpochsForADuplicate() {
        for (int epoch = 1; epoch <= ProducerPositions.EPOCHS + 1; epoch++) {
            assertThat(count("a", epoch, 1)).isTrue();
        }
        assertThat(count("a", 1, 2)).isFalse();
        assertThat(count("a", 2, 2)).isTrue();
    }

    @Test
    void shouldForgetProducersWhoseRequestsHaveLeftKafka() {
        for (int i = 0; i < 1_000; i++) {
            count("pod-" + i, 1, 1);
        }
        assertThat(positions.takeChanges(NOON)).hasSize(1_000);
        positions.forgetGone(NOON.plus(ProducerPositions.KEPT));
        assertThat(positions.takeChanges(NOON.plus(ProducerPositions.KEPT))).isEmpty();
        count("pod-7", 1, 2);
        positions.takeChanges(NOON.plus(Duration.ofHours(20)));

        Instant later = NOON.plus(ProducerPositions.KEPT).plusSeconds(1);
        positions.forgetGone(later);

        Map<String, Optional<RequestPosition>> changes = positions.takeChanges(later);
        assertThat(changes)
                .hasSize(999)
                .doesNotContainKey("pod-7")
                .allSatisfy((_, position) -> assertThat(position).isEmpty());
        assertThat(positions.knows("pod-7")).isTrue();
        assertThat(positions.knows("pod-8")).isFalse();
        assertThat(positions.takeChanges(later)).isEmpty();
    }

    @Test
    void shouldRememberAProducerAsLongAsItRepeatsItself() {
        count("a", 1, 1);
        positions.takeChanges(NOON);
        Instant now = NOON;
        for (int hour = 1; hour <= 60; hour++) {
            now = NOON.plus(Duration.ofMinutes(61L * hour));
            assertThat(count("a", 1, 1)).isFalse();
            assertThat(positions.takeChanges(now)).containsOnlyKeys("a");
            assertThat(count("a", 1, 1)).isFalse();
            assertThat(positions.takeChanges(now.plusSeconds(60))).isEmpty();
            positions.forgetGone(now);
        }
        assertThat(count("a", 1, 1)).isFalse();
    }

    @Test
    void shouldNotForgetWhatIsNotWrittenYet() {
        count("a", 1, 1);
        positions.forgetGone(NOON.plus(Duration.ofDays(30)));
        assertThat(positions.takeChanges(NOON)).containsEntry("a", Optional.of(position(1, 1, 1)));
    }

    @Test
    void shouldForgetTheOneThatWasSilentForLongestBeyondItsBound() {
        count("steady", 1, 1);
        for (int i = 0; i < ProducerPositions.MOST_PRODUCERS + 10; i++) {
            count("flood-" + i, 1, 1);
            if (i % 100 == 0) {
                count("steady", 1, i + 2);
            }
        }
        Map<String, Optional<RequestPosition>> changes = positions.takeChanges(NOON);
        assertThat(changes.values().stream().filter(Optional::isPresent)).hasSize(ProducerPositions.MOST_PRODUCERS);
        assertThat(changes.get("flood-0")).isEmpty();
        assertThat(count("steady", 1, 1)).isFalse();
    }

    @Test
    void shouldLearnWhatOthersHaveCountedAndForgotten() {
        positions.restore("a", position(3, 1, 10), NOON);
        assertThat(count("a", 3, 10)).isFalse();
        assertThat(count("a", 3, 11)).isTrue();
        positions.restore("a", position(3, 1, 20), NOON);
        assertThat(count("a", 3, 20)).isFalse();
        assertThat(begun).as("it was known").isEmpty();

        positions.forget("a");

        assertThat(count("a", 3, 20)).as("nothing is left of it").isTrue();
        positions.restore("b", position(1, 1, 1), NOON);
        positions.forgetGone(NOON.plus(ProducerPositions.KEPT).plusSeconds(1));
        assertThat(positions.knows("b")).isFalse();
    }

    @Test
    void shouldKeepOfAFrontendWhatItStoodAt() {
        positions.count(new Readings("ns/d", "pod").served("m", 1, 1, 0.1, 1).read(NOON));
        String frontend = "scrape:ns/d/pod";
        assertThat(positions.takeChanges(NOON).get(frontend)).isPresent();
        positions.forgetGone(NOON.plus(FrontendPositions.KEPT).plusSeconds(1));
        assertThat(positions.takeChanges(NOON)).isEqualTo(Map.of(frontend, Optional.empty()));
    }
}
