package io.dynamote.demo.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the demo tells is what a gateway could tell. */
class TrafficSimulationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<Target> TARGETS = List.of(
            new Target("ns/small", "search", "Qwen/Qwen3-0.6B"), new Target("ns/large", "support", "acme/Big-70B"));

    private final TrafficSimulation simulation = new TrafficSimulation(new Random(1), 40, "demo-gateway-1", NOON);
    private Instant now = NOON;

    private List<RequestFields> run(int seconds) {
        List<RequestFields> ended = new ArrayList<>();
        for (int i = 0; i < seconds * 5; i++) {
            now = now.plusMillis(200);
            ended.addAll(simulation.advance(now, TARGETS));
        }
        return ended;
    }

    @Test
    void shouldKeepItsRateThroughTheSwell() {
        // Seven minutes are one swell.
        assertThat(run(420)).hasSizeBetween((int) (420 * 40 * 0.9), (int) (420 * 40 * 1.1));
    }

    @Test
    void shouldNumberEachRequestOnceWithoutGaps() {
        List<RequestFields> ended = run(30);
        for (int i = 0; i < ended.size(); i++) {
            assertThat(ended.get(i).sequence).isEqualTo(i + 1);
        }
    }

    @Test
    void shouldTellOfRequestsThatTheContractTakes() throws Exception {
        for (RequestFields request : run(60)) {
            RequestFields read = new RequestFields();
            RequestJson.read(RequestJson.write(request).getBytes(StandardCharsets.UTF_8), read);
            assertThat(read).isEqualTo(request);
            if (request.error == null) {
                assertThat(request.firstTokenMicros).isBetween(1L, request.durationMicros);
                assertThat(request.outputTokens).isPositive();
            } else {
                assertThat(request.outputTokens).isEqualTo(RequestFields.UNKNOWN);
            }
        }
    }

    @Test
    void shouldFailInEveryWayNowAndThen() {
        List<RequestFields> ended = run(600);
        var kinds = new HashSet<ErrorClass>();
        ended.stream().filter(request -> request.error != null).forEach(request -> kinds.add(request.error));
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        ErrorClass.AUTH, ErrorClass.VALIDATION, ErrorClass.UPSTREAM, ErrorClass.TIMEOUT);
        long failed = ended.stream().filter(request -> request.error != null).count();
        assertThat((double) failed / ended.size()).isBetween(0.005, 0.05);
        assertThat(ended).anyMatch(request -> request.cancelled);
    }

    @Test
    void shouldHaveUnderWayWhatHasBegunAndNotEnded() {
        run(60);
        long active = simulation.active().stream()
                .mapToLong(GatewayPulse.Active::count)
                .sum();
        assertThat(active).isPositive();
        List<RequestFields> rest = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            now = now.plusMillis(200);
            rest.addAll(simulation.advance(now, List.of()));
        }
        assertThat(rest).hasSize((int) active);
        assertThat(simulation.active()).isEmpty();
    }

    @Test
    void shouldAnswerSlowerWithALargerModel() {
        assertThat(Pace.of("acme/Big-70B").firstTokenMillis())
                .isGreaterThan(Pace.of("Qwen/Qwen3-0.6B").firstTokenMillis());
        assertThat(Pace.of("nothing-said")).isNotNull();
    }
}
