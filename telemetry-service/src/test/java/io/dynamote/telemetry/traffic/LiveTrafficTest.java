package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From requests to what is asked, through the wire form of windows, against the requests themselves. */
class LiveTrafficTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9};

    private final LiveTraffic traffic = new LiveTraffic(new MovingTraffic(CLOCK), CLOCK);

    private void write(Deltas deltas) throws Exception {
        for (TrafficWindow window : deltas.take()) {
            traffic.add(SampleCodec.decode(SampleCodec.encode(window), TrafficWindow.class));
        }
    }

    private static RequestFields copy(RequestFields request) {
        RequestFields copy = TrafficRequests.request(NOON, request.deployment, request.model, request.team);
        copy.endMicros = request.endMicros;
        copy.durationMicros = request.durationMicros;
        copy.firstTokenMicros = request.firstTokenMicros;
        copy.outputTokens = request.outputTokens;
        copy.inputTokens = request.inputTokens;
        copy.error = request.error;
        copy.cancelled = request.cancelled;
        return copy;
    }

    @ParameterizedTest
    @CsvSource({
        "all, 1",
        "all, 17",
        "all, 900",
        "model:model-2, 5",
        "model:model-2, 900",
        "deployment:ns/d-7, 60",
        "team:team-1, 300",
        "deployment:ns/d-1 deployment:ns/d-6 deployment:ns/d-11, 1",
        "deployment:ns/d-1 deployment:ns/d-6 deployment:ns/d-11, 900",
        "deployment:ns/d-3 model:model-3 team:team-2, 300"
    })
    void shouldEqualTheExactlySortedRequests(String scopeTexts, int seconds) throws Exception {
        ScopeUnion scope = ScopeUnion.parse(List.of(scopeTexts.split(" ")));
        Random random = new Random(99);
        List<RequestFields> all = new ArrayList<>();
        Deltas deltas = new Deltas(1_000);
        for (int i = 0; i < 120_000; i++) {
            RequestFields request = TrafficRequests.any(random, NOON.minusMillis(random.nextInt(900_000)));
            deltas.add(request);
            all.add(copy(request));
            if (i % 5_000 == 0) {
                write(deltas);
            }
        }
        write(deltas);
        long last = traffic.currentSlot();
        long first = last - seconds * 4L + 1;

        Totals totals = traffic.totals(scope, first, last);

        List<RequestFields> expected = all.stream()
                .filter(r -> scope.holds(new SeriesKey(r.deployment, r.model, r.team)))
                .filter(r -> r.endMicros / 250_000 >= first && r.endMicros / 250_000 <= last)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(totals.requests).isEqualTo(expected.size());
        assertThat(totals.failed())
                .isEqualTo(expected.stream().filter(r -> r.error != null).count());
        assertThat(totals.cancelled)
                .isEqualTo(expected.stream().filter(r -> r.cancelled).count());
        assertThat(totals.inputTokens)
                .isEqualTo(expected.stream().mapToLong(r -> r.inputTokens).sum());
        assertThat(totals.outputTokens)
                .isEqualTo(expected.stream().mapToLong(r -> r.outputTokens).sum());
        long[] durations =
                expected.stream().mapToLong(r -> r.durationMicros).sorted().toArray();
        near(totals, Totals.Measure.DURATION, durations);
        near(
                totals,
                Totals.Measure.TIME_TO_FIRST_TOKEN,
                expected.stream()
                        .filter(r -> r.error == null && r.firstTokenMicros >= 0)
                        .mapToLong(r -> r.firstTokenMicros)
                        .sorted()
                        .toArray());
        near(
                totals,
                Totals.Measure.TIME_PER_OUTPUT_TOKEN,
                expected.stream()
                        .mapToLong(RequestFields::perTokenMicros)
                        .filter(micros -> micros >= 0)
                        .sorted()
                        .toArray());
    }

    private static void near(Totals totals, Totals.Measure measure, long[] sorted) {
        assertThat(totals.count(measure)).isEqualTo(sorted.length);
        for (double percentile : PERCENTILES) {
            long exact = sorted[(int) Math.max(1, Math.ceil(percentile / 100 * sorted.length)) - 1];
            long given = totals.percentile(measure, percentile);
            assertThat(given).as("%s p%s", measure, percentile).isBetween(exact, exact + exact / 1_000 + 1);
        }
    }

    @Test
    void shouldCountALateRequestInItsOwnSlot() throws Exception {
        Deltas deltas = new Deltas(10);
        deltas.add(TrafficRequests.request(NOON, "ns/d", "m", "t"));
        write(deltas);
        deltas.add(TrafficRequests.request(NOON.minusSeconds(600), "ns/d", "m", "t"));
        deltas.add(TrafficRequests.request(NOON.minusSeconds(3_600), "ns/d", "m", "t"));
        write(deltas);

        long now = traffic.currentSlot();
        assertThat(traffic.totals(new Scope.Everything(), now, now).requests).isEqualTo(1);
        assertThat(traffic.totals(new Scope.Everything(), now - 2_400, now - 2_400).requests)
                .isEqualTo(1);
        assertThat(traffic.totals(new Scope.Everything(), now - 3_599, now).requests)
                .as("an hour ago is history")
                .isEqualTo(2);
    }

    @Test
    void shouldSayNothingOfPercentilesWithoutValues() {
        Totals nothing = traffic.totals(new Scope.Everything(), 0, 1);
        assertThat(nothing.percentile(Totals.Measure.DURATION, 99)).isEqualTo(-1);
        TrafficView view = TrafficView.of(
                ScopeUnion.of(new Scope.Everything()),
                new LiveAge(NOON, false),
                NOON,
                NOON.plusSeconds(1),
                nothing,
                OptionalLong.empty());
        assertThat(view.errorRatio()).isNull();
        assertThat(view.duration().p99()).isNull();
        assertThat(view.requests()).isZero();
        assertThat(view.activeRequests()).as("nobody tells").isNull();
    }

    @Test
    void shouldForgetWhatHasLeftTheRing() throws Exception {
        Deltas deltas = new Deltas(10);
        deltas.add(TrafficRequests.request(NOON.minus(Duration.ofMinutes(16)), "ns/old", "m", "t"));
        deltas.add(TrafficRequests.request(NOON, "ns/new", "m", "t"));
        write(deltas);

        traffic.discardOld();

        assertThat(traffic.scopes(SeriesKey::deployment, Scope.Deployment::new))
                .containsExactly(new Scope.Deployment("ns/new"));
    }

    @Test
    void shouldCountWhatIsBeyondTheBoundTogether() throws Exception {
        Deltas deltas = new Deltas(3);
        for (int i = 0; i < 10; i++) {
            deltas.add(TrafficRequests.request(NOON, "ns/d-" + i, "m", "t"));
        }
        write(deltas);
        long now = traffic.currentSlot();
        assertThat(traffic.totals(new Scope.Deployment(TrafficWindow.OTHERS), now, now).requests)
                .isEqualTo(7);
        assertThat(traffic.totals(new Scope.Everything(), now, now).requests).isEqualTo(10);

        deltas.forgetUnused();
        deltas.forgetUnused();
        deltas.add(TrafficRequests.request(NOON, "ns/d-9", "m", "t"));
        write(deltas);
        assertThat(traffic.totals(new Scope.Deployment("ns/d-9"), now, now).requests)
                .as("there is room again")
                .isEqualTo(1);
    }

    @Test
    void shouldReadWhatItHasWrittenInOneArray() {
        assertThat(Arrays.stream(Totals.Measure.values()).map(measure -> new Totals().count(measure)))
                .containsOnly(0L);
    }
}
