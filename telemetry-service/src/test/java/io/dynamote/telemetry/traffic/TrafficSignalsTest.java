package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.TrafficVariables;
import io.dynamote.events.signal.Variable;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.TrafficActive;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of traffic when those who tell of it fall silent. */
class TrafficSignalsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock(NOON);
    private final MovingTraffic moving = new MovingTraffic(clock);
    private final LiveTraffic ring = new LiveTraffic(moving, clock);
    private final FrontendsHeard frontends = new FrontendsHeard(clock);
    private final ActiveCounts active = new ActiveCounts(frontends, clock);
    private final Map<String, Map<String, String>> deployments = new HashMap<>();
    private final TrafficSignals signals =
            new TrafficSignals(moving, active, frontends, deployment -> deployments.getOrDefault(deployment, Map.of()));

    private void ended(TrafficSource source, String deployment) throws InvalidSampleException {
        Deltas deltas = new Deltas(10, source);
        deltas.add(TrafficRequests.request(clock.instant(), deployment, "m", "t"));
        for (TrafficWindow window : deltas.take()) {
            ring.add(window);
        }
    }

    private void read(String deployment, String pod) {
        active.add(new TrafficActive(
                "scrape:" + deployment + "/" + pod,
                clock.instant(),
                clock.instant().plus(INTERVAL.multipliedBy(3)),
                List.of(new GatewayPulse.Active(deployment, "t", "m", 1))));
    }

    private Signal signal(String entity) {
        return signals.signals(clock.instant()).stream()
                .filter(signal -> signal.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private void known(String entity) {
        assertThat(signal(entity).values())
                .as("%s at %s", entity, clock.instant())
                .containsKeys(TrafficVariables.REQUESTS_PER_SECOND, TrafficVariables.REQUESTS_LAST_MINUTE);
    }

    private void unknown(String entity, Instant since) {
        Signal signal = signal(entity);
        assertThat(signal.values())
                .as("%s at %s", entity, clock.instant())
                .doesNotContainKeys(
                        TrafficVariables.REQUESTS_PER_SECOND,
                        TrafficVariables.ERRORS_PER_SECOND,
                        TrafficVariables.REQUESTS_LAST_MINUTE,
                        TrafficVariables.ERROR_RATIO,
                        "duration_p99_seconds");
        assertThat(signal.unavailable())
                .containsEntry(
                        TrafficVariables.REQUESTS_PER_SECOND,
                        "only frontends tell of it, and none of them has been read since " + since)
                .containsKeys(TrafficVariables.REQUESTS_LAST_MINUTE, "duration_p99_seconds");
    }

    @Test
    void shouldNotTakeAFrontendThatCannotBeReadForOneWithoutTraffic() throws Exception {
        read("ns/d", "pod");
        ended(TrafficSource.FRONTEND, "ns/d");
        clock.move(Duration.ofMillis(9_999));
        known("deployment:ns/d");
        clock.move(Duration.ofMillis(1));
        unknown("deployment:ns/d", NOON);
        unknown("model:m", NOON);
        unknown("team:t", NOON);
        unknown("all", NOON);

        read("ns/d", "pod");
        known("deployment:ns/d");
        clock.move(Duration.ofSeconds(9));
        assertThat(signal("deployment:ns/d").values())
                .as("it was read and had nothing")
                .containsEntry(TrafficVariables.REQUESTS_PER_SECOND, 0.0);
    }

    @Test
    void shouldTellWhatIsKnownFromOthers() throws Exception {
        read("ns/d", "pod");
        read("ns/d", "other-pod");
        ended(TrafficSource.FRONTEND, "ns/d");
        ended(TrafficSource.GATEWAY, "ns/of-a-gateway");
        for (int i = 0; i < 4; i++) {
            clock.move(INTERVAL);
            read("ns/d", "other-pod");
        }
        known("deployment:ns/d");
        clock.move(INTERVAL.multipliedBy(2));
        unknown("deployment:ns/d", NOON.plusSeconds(20));
        known("deployment:ns/of-a-gateway");
        known("model:m");
        known("all");
    }

    @Test
    void shouldAskAGatewayThatBeginsToTellInsteadOfTheFrontend() throws Exception {
        read("ns/d", "pod");
        ended(TrafficSource.FRONTEND, "ns/d");
        clock.move(INTERVAL.multipliedBy(2));
        unknown("deployment:ns/d", NOON);
        ended(TrafficSource.GATEWAY, "ns/d");
        known("deployment:ns/d");
    }

    @Test
    void shouldNotMissReadingsOfAFrontendThatNeverToldWhatItHasUnderWay() throws Exception {
        ended(TrafficSource.FRONTEND, "ns/d");
        clock.move(Duration.ofMinutes(5));
        known("deployment:ns/d");
    }

    @Test
    void shouldForgetFrontendsOfWhichNothingIsLeft() {
        read("ns/d", "pod");
        clock.move(INTERVAL.multipliedBy(2));
        assertThat(frontends.silentSince("ns/d")).hasValue(NOON);
        clock.move(Duration.ofMinutes(16));
        active.discardEnded();
        assertThat(frontends.isAnySilent()).isFalse();
        assertThat(frontends.silentSince("ns/d")).isEmpty();
    }

    @Test
    void shouldMakeOnlyTheSignalsThatThisInstancePublishes() throws Exception {
        ended(TrafficSource.GATEWAY, "ns/d");
        List<String> asked = new ArrayList<>();
        assertThat(signals.changes(clock.instant(), key -> asked.add(key) && key.equals("traffic/model:m")))
                .extracting(Signal::entity)
                .containsExactly("model:m");
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "traffic/all", "traffic/model:m", "traffic/deployment:ns/d", "traffic/team:t");
        assertThat(signals.changes(clock.instant())).as("told once").isEmpty();
        assertThat(signals.signals(clock.instant(), key -> !key.equals("traffic/all")))
                .hasSize(3);
    }

    @Test
    void shouldTellOrExcuseEachVariableOfTheContract() throws Exception {
        ended(TrafficSource.GATEWAY, "ns/d");
        assertThat(signals.signals(clock.instant())).hasSize(4).allSatisfy(signal -> {
            Set<String> told = new HashSet<>(signal.values().keySet());
            told.addAll(signal.unavailable().keySet());
            assertThat(SignalKind.TRAFFIC.variables())
                    .extracting(Variable::name)
                    .containsExactlyInAnyOrderElementsOf(told);
        });
    }

    @Test
    void shouldSayWhoseDeploymentItIs() throws Exception {
        deployments.put("ns/d", Map.of("team", "owner", "model", "m", "revision", "3"));
        ended(TrafficSource.GATEWAY, "ns/d");
        assertThat(signal("deployment:ns/d").labels())
                .isEqualTo(Map.of(
                        "scope", "deployment", "deployment", "ns/d", "team", "owner", "model", "m", "revision", "3"));
        assertThat(SignalKind.TRAFFIC.labels())
                .extracting(SignalLabel::name)
                .containsExactlyInAnyOrderElementsOf(
                        signal("deployment:ns/d").labels().keySet());
        assertThat(signal("team:t").labels()).isEqualTo(Map.of("scope", "team", "team", "t"));
        assertThat(signal("model:m").labels()).isEqualTo(Map.of("scope", "model", "model", "m"));
        assertThat(signal("all").labels()).isEqualTo(Map.of("scope", "all"));
        deployments.clear();
        assertThat(signal("deployment:ns/d").labels())
                .as("one that Dynamote does not know")
                .isEqualTo(Map.of("scope", "deployment", "deployment", "ns/d"));
    }
}
