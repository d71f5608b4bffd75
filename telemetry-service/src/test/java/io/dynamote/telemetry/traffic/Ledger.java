package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.Buckets;
import io.dynamote.events.traffic.HdrEncoding;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficWindow;

/** Sums by deployment, model and team, kept in the plainest way there is: what was told on one side, what was counted on the other. */
final class Ledger {

    /**
     * What ended within one slot, of all deployments.
     *
     * @param requests however they ended
     * @param inputTokens of them
     * @param outputTokens of them
     */
    record Slot(long requests, long inputTokens, long outputTokens) {
        private static final Slot NOTHING = new Slot(0, 0, 0);

        private Slot plus(Slot other) {
            return new Slot(
                    requests + other.requests, inputTokens + other.inputTokens, outputTokens + other.outputTokens);
        }
    }

    private final Map<String, Long> sums = new TreeMap<>();
    private final NavigableMap<Long, Slot> slots = new TreeMap<>();

    synchronized void tell(RequestFields request) {
        String series = series(request.deployment, request.model, request.team);
        add(series, "requests", 1);
        add(series, "cancelled", request.cancelled ? 1 : 0);
        if (request.error != null) {
            add(series, "error " + request.error.word(), 1);
        } else if (request.firstTokenMicros >= 0) {
            add(series, "first " + Buckets.index(request.firstTokenMicros), 1);
        }
        if (request.perTokenMicros() >= 0) {
            add(series, "each " + Buckets.index(request.perTokenMicros()), 1);
        }
        add(series, "input", request.inputTokens);
        add(series, "output", request.outputTokens);
        add(series, "cached", request.cacheReadTokens);
        add(series, "written", request.cacheWriteTokens);
        add(series, "reasoning", request.reasoningTokens);
        add(series, "duration " + Buckets.index(request.durationMicros), 1);
        slots.merge(
                Math.floorDiv(request.endMicros / 1_000, TrafficWindow.SLOT_MILLIS),
                new Slot(1, request.inputTokens, request.outputTokens),
                Slot::plus);
    }

    /** What was told of requests that ended between two times, both on the border of a slot. */
    synchronized Slot between(Instant from, Instant to) {
        return slots
                .subMap(from.toEpochMilli() / TrafficWindow.SLOT_MILLIS, to.toEpochMilli() / TrafficWindow.SLOT_MILLIS)
                .values()
                .stream()
                .reduce(Slot.NOTHING, Slot::plus);
    }

    synchronized void count(TrafficWindow window) throws InvalidSampleException {
        for (TrafficWindow.Series counted : window.series()) {
            String series = series(window.deployment(), counted.model(), counted.team());
            add(series, "requests", counted.requests());
            add(series, "cancelled", counted.cancelled());
            counted.errors().forEach((error, count) -> add(series, "error " + error, count));
            add(series, "input", counted.inputTokens());
            add(series, "output", counted.outputTokens());
            add(series, "cached", counted.cacheReadTokens());
            add(series, "written", counted.cacheWriteTokens());
            add(series, "reasoning", counted.reasoningTokens());
            HdrEncoding.decode(counted.duration(), (bucket, count) -> add(series, "duration " + bucket, count));
            HdrEncoding.decode(counted.timeToFirstToken(), (bucket, count) -> add(series, "first " + bucket, count));
            HdrEncoding.decode(counted.timePerOutputToken(), (bucket, count) -> add(series, "each " + bucket, count));
        }
    }

    /** The sums by deployment, of each measure how many values: what history answers. */
    synchronized Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        sums.forEach((what, sum) -> totals.merge(
                what.replaceFirst("^([^|]*)[|][^ ]*", "$1").replaceFirst(" (duration|first|each) \\d+$", " $1"),
                sum,
                Long::sum));
        return totals;
    }

    static void put(Map<String, Long> totals, String deployment, String what, long count) {
        if (count != 0) {
            totals.put(deployment + " " + what, count);
        }
    }

    private static String series(String deployment, String model, String team) {
        return deployment + "|" + model + "|" + team;
    }

    private void add(String series, String what, long count) {
        if (count != 0) {
            sums.merge(series + " " + what, count, Long::sum);
        }
    }

    synchronized long requests() {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().endsWith(" requests"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    synchronized Map<String, Long> sums() {
        return new TreeMap<>(sums);
    }
}
