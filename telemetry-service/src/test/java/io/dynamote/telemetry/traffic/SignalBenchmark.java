package io.dynamote.telemetry.traffic;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficActive;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pass over the signals costs, ten of which an instance makes each second: 1,000 series of 50 models and 10 teams,
 * of which all have changed since the last pass, and 20 gateways that list all of them and pulse every 3 s.
 */
class SignalBenchmark {

    private static final int SERIES = 1_000;
    private static final int GATEWAYS = 20;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 100;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final Random random = new Random(7);
    private final MovingTraffic moving = new MovingTraffic(clock);
    private final LiveTraffic traffic = new LiveTraffic(moving, clock);
    private final FrontendsHeard frontends = new FrontendsHeard(clock);
    private final ActiveCounts active = new ActiveCounts(frontends, clock);
    private final TrafficSignals signals =
            new TrafficSignals(moving, active, frontends, _ -> Map.of("team", "owner", "model", "m", "revision", "1"));

    private void requests() throws Exception {
        Deltas deltas = new Deltas(SERIES);
        for (int series = 0; series < SERIES; series++) {
            RequestFields request = TrafficRequests.any(random, clock.instant());
            request.deployment = "ns/deployment-" + series;
            request.model = "model-" + series % 50;
            request.team = "team-" + series % 10;
            deltas.add(request);
        }
        for (TrafficWindow window : deltas.take()) {
            traffic.add(window);
        }
    }

    private void pulse(int gateway) {
        List<GatewayPulse.Active> all = new ArrayList<>();
        for (int series = 0; series < SERIES; series++) {
            all.add(new GatewayPulse.Active(
                    "ns/deployment-" + series, "team-" + series % 10, "model-" + series % 50, random.nextInt(5)));
        }
        active.add(new TrafficActive(
                "gateway-" + gateway, clock.instant(), clock.instant().plusSeconds(10), all));
    }

    @Test
    void shouldMakeTheSignalsOfAThousandSeriesTenTimesASecond() throws Exception {
        for (int gateway = 0; gateway < GATEWAYS; gateway++) {
            pulse(gateway);
        }
        measure("all", _ -> true);
        measure("a quarter", key -> (key.hashCode() & 3) == 0);
    }

    private void measure(String share, Predicate<String> own) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[ROUNDS];
        int made = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            clock.move(Duration.ofMillis(100));
            if (round % 3 != 0) {
                pulse(round % GATEWAYS); // 20 gateways every 3 s are two in three passes
            }
            requests();
            long begin = threads.getCurrentThreadCpuTime();
            List<Signal> pass = signals.changes(clock.instant(), own);
            long taken = threads.getCurrentThreadCpuTime() - begin;
            made = pass.size();
            if (round >= WARM_UP) {
                nanos[round - WARM_UP] = taken;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "benchmark signals: %s, %d signals a pass, CPU p50 %.2f ms, p99 %.2f ms%n",
                share,
                made,
                nanos[ROUNDS / 2] / 1e6,
                nanos[ROUNDS * 99 / 100] / 1e6);
        assertThat(made).isPositive();
    }
}
