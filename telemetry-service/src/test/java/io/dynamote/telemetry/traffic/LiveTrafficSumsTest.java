package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From requests to what is asked, through the wire form of windows, against the requests themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTrafficSumsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9};

    private final LiveTraffic traffic = new LiveTraffic(new MovingTraffic(CLOCK), CLOCK);
    private final List<RequestFields> all = new ArrayList<>();

    @BeforeAll
    void count() throws Exception {
        Random random = new Random(99);
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
    }

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
}
