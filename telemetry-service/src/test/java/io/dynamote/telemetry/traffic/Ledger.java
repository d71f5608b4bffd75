package io.dynamote.telemetry.traffic;

import java.util.Map;
import java.util.TreeMap;

import io.dynamote.events.traffic.Buckets;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficWindow;

/** Sums by deployment, kept in the plainest way there is: what was told on one side, what was counted on the other. */
final class Ledger {

    private final Map<String, Long> sums = new TreeMap<>();

    synchronized void tell(RequestFields request) {
        String deployment = request.deployment;
        add(deployment, "requests", 1);
        add(deployment, "cancelled", request.cancelled ? 1 : 0);
        if (request.error != null) {
            add(deployment, "error " + request.error.word(), 1);
        }
        add(deployment, "input", request.inputTokens);
        add(deployment, "output", request.outputTokens);
        add(deployment, "duration " + Buckets.index(request.durationMicros), 1);
    }

    synchronized void count(TrafficWindow window) {
        for (TrafficWindow.Series series : window.series()) {
            add(window.deployment(), "requests", series.requests());
            add(window.deployment(), "cancelled", series.cancelled());
            series.errors().forEach((error, count) -> add(window.deployment(), "error " + error, count));
            add(window.deployment(), "input", series.inputTokens());
            add(window.deployment(), "output", series.outputTokens());
            try {
                io.dynamote.events.traffic.HdrEncoding.decode(
                        series.duration(), (bucket, count) -> add(window.deployment(), "duration " + bucket, count));
            } catch (io.dynamote.events.InvalidSampleException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The sums without buckets: of each measure, how many values. */
    synchronized Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        sums.forEach((what, sum) -> totals.merge(what.replaceFirst(" duration \\d+$", " duration"), sum, Long::sum));
        return totals;
    }

    static void put(Map<String, Long> totals, String deployment, String what, long count) {
        if (count != 0) {
            totals.put(deployment + " " + what, count);
        }
    }

    private void add(String deployment, String what, long count) {
        if (count != 0) {
            sums.merge(deployment + " " + what, count, Long::sum);
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
