package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;

/** A frontend whose counters can be moved and read. */
final class Readings {

    static final List<Double> DURATION = List.of(0.0, 2.0, 4.0, 8.0, 16.0, 32.0);
    static final List<Double> FIRST_TOKEN = List.of(0.0, 0.022, 0.047, 0.1, 0.22, 0.47, 1.0, 2.2);

    private final String deployment;
    private final String pod;
    private final Map<String, Model> models = new TreeMap<>();
    private @Nullable Instant started;
    private boolean watched;

    private static final class Model {
        private long succeeded;
        private final Map<String, Long> failed = new TreeMap<>();
        private long input;
        private long output;
        private final long[] durations = new long[DURATION.size() + 1];
        private final long[] firstTokens = new long[FIRST_TOKEN.size() + 1];
    }

    Readings(String deployment, String pod) {
        this.deployment = deployment;
        this.pod = pod;
    }

    /** The process begins anew: its counters are at zero. */
    Readings started(Instant at) {
        started = at;
        models.clear();
        return this;
    }

    /** As {@link #started}, of a process that does not tell its uptime. */
    Readings restarted() {
        started = null;
        models.clear();
        return this;
    }

    Readings watchedFromStart(boolean now) {
        watched = now;
        return this;
    }

    Readings served(String model, int input, int output, double firstToken, double duration) {
        Model counters = models.computeIfAbsent(model, _ -> new Model());
        counters.succeeded++;
        counters.input += input;
        counters.output += output;
        observe(counters.durations, DURATION, duration);
        observe(counters.firstTokens, FIRST_TOKEN, firstToken);
        return this;
    }

    Readings failed(String model, String type) {
        models.computeIfAbsent(model, _ -> new Model()).failed.merge(type, 1L, Long::sum);
        return this;
    }

    Readings without(String model) {
        models.remove(model);
        return this;
    }

    private static void observe(long[] counts, List<Double> bounds, double value) {
        int bucket = 0;
        while (bucket < bounds.size() && value > bounds.get(bucket)) {
            bucket++;
        }
        counts[bucket]++;
    }

    FrontendReading read(Instant at) {
        List<FrontendReading.Model> told = new ArrayList<>();
        models.forEach((name, counters) -> told.add(new FrontendReading.Model(
                name,
                counters.succeeded,
                counters.failed,
                counters.input,
                counters.output,
                0,
                cumulative(DURATION, counters.durations),
                cumulative(FIRST_TOKEN, counters.firstTokens),
                FrontendReading.Cumulative.NONE,
                0L,
                0L)));
        Double uptime = started == null ? null : (at.toEpochMilli() - started.toEpochMilli()) / 1_000.0;
        return new FrontendReading(
                FrontendReading.producer(deployment, pod), at, deployment, "owner", pod, 5, uptime, watched, told);
    }

    private static FrontendReading.Cumulative cumulative(List<Double> bounds, long[] counts) {
        List<Long> sums = new ArrayList<>();
        long sum = 0;
        for (long count : counts) {
            sum += count;
            sums.add(sum);
        }
        return new FrontendReading.Cumulative(bounds, sums);
    }
}
