package io.dynamote.system.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Durations of one kind of request, kept exactly: percentiles are those of the sorted list. */
final class Latencies {

    private final List<Long> nanos = new ArrayList<>();

    void time(Runnable request) {
        long begin = System.nanoTime();
        request.run();
        nanos.add(System.nanoTime() - begin);
    }

    void add(long duration) {
        nanos.add(duration);
    }

    double millis(double percentile) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(percentile / 100 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1) / 1e6;
    }

    /** A row of a Markdown table: what, number, p50, p99, target. */
    String row(String what, String target) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f ms | %.1f ms | %s |",
                what,
                nanos.size(),
                millis(50),
                millis(99),
                target);
    }
}
