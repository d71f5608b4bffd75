package io.dynamote.telemetry.traffic;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the live view costs: memory of 1,000 series through 15 minutes at 10 requests a second each, questions to it, and
 * the recording of one request.
 */
class RingBenchmark {

    private static final int SERIES = 1_000;
    private static final int MODELS = 50;
    private static final int TEAMS = 10;
    private static final double PER_SECOND = 10;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON.minus(LiveTraffic.reach()));
    private final Random random = new Random(7);

    private RequestFields request(int series) {
        RequestFields request = TrafficRequests.any(random, clock.instant().plusMillis(random.nextInt(250)));
        request.deployment = "ns/deployment-" + series;
        request.model = "model-" + series % MODELS;
        request.team = "team-" + series % TEAMS;
        return request;
    }

    @Test
    void shouldHoldAThousandSeriesInAGigabyte() throws Exception {
        long before = heap();
        LiveTraffic traffic = new LiveTraffic(new MovingTraffic(clock), clock);
        Deltas deltas = new Deltas(SERIES);
        long requests = 0;
        for (int slot = 0; slot < LiveSeries.SLOTS; slot++) {
            for (int series = 0; series < SERIES; series++) {
                for (double due = PER_SECOND / 4; random.nextDouble() < due; due--) {
                    deltas.add(request(series));
                    requests++;
                }
            }
            for (TrafficWindow window : deltas.take()) {
                traffic.add(SampleCodec.decode(SampleCodec.encode(window), TrafficWindow.class));
            }
            clock.move(Duration.ofMillis(TrafficWindow.SLOT_MILLIS));
        }
        double megabytes = (heap() - before) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "benchmark ring: %d series, %,d requests in 16 minutes, %.0f MB of heap%n",
                SERIES,
                requests,
                megabytes);
        long last = traffic.currentSlot() - 1;
        TrafficPoints points = new TrafficPoints(traffic, new ActiveHistory());
        time("all, last minute", 50, _ -> traffic.totals(new Scope.Everything(), last - 239, last));
        time("all, 15 minutes", 7, _ -> traffic.totals(new Scope.Everything(), last - 3_599, last));
        time("one model, 15 minutes", 50, i -> traffic.totals(new Scope.Model("model-" + i), last - 3_599, last));
        time(
                "one deployment, 15 minutes",
                200,
                i -> traffic.totals(new Scope.Deployment("ns/deployment-" + i), last - 3_599, last));
        time(
                "course of one deployment",
                50,
                i -> points.course(ScopeUnion.of(new Scope.Deployment("ns/deployment-" + i)), 900, 1));
        time("course of all", 5, _ -> points.course(ScopeUnion.of(new Scope.Everything()), 900, 1));
        assertThat(megabytes).isLessThan(1_074);
        assertThat(traffic.totals(new Scope.Everything(), last - 239, last).requests)
                .isPositive();
    }

    @Test
    void shouldRecordOneRequestQuickly() {
        RequestFields[] requests = new RequestFields[4_096];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = request(i % 12);
        }
        for (int round = 0; round < 8; round++) {
            SlotCounts counts = new SlotCounts("m", "t", TrafficSource.GATEWAY);
            long begin = System.nanoTime();
            for (int i = 0; i < 2_000_000; i++) {
                counts.add(requests[i & 4_095]);
            }
            double each = (System.nanoTime() - begin) / 2e6;
            assertThat(counts.series().requests()).isEqualTo(2_000_000);
            System.out.printf(Locale.ROOT, "benchmark recording, round %d: %.0f ns a request%n", round, each);
        }
    }

    private static void time(String what, int times, IntConsumer question) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            question.accept(i % MODELS);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "benchmark ring: %s p50 %.2f ms, worst %.2f ms%n",
                what,
                nanos[times / 2] / 1e6,
                nanos[times - 1] / 1e6);
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
