package io.dynamote.telemetry.traffic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import io.dynamote.events.traffic.Buckets;
import io.dynamote.events.traffic.ErrorClass;

/** Sums over any set of slots and series. Histograms are dense here, so that adding a bucket is one addition. */
final class Totals {

    /** The histograms that are kept. */
    enum Measure {
        /** From the arrival of a request to its end. */
        DURATION,
        /** From the arrival to the first token, of successful requests. */
        TIME_TO_FIRST_TOKEN,
        /** Time of each output token after the first, of successful requests. */
        TIME_PER_OUTPUT_TOKEN
    }

    private final Map<Measure, long[]> histograms = new EnumMap<>(Measure.class);
    final long[] errors = new long[ErrorClass.all().size()];
    long requests;
    long cancelled;
    long inputTokens;
    long outputTokens;
    long cacheReadTokens;
    long cacheWriteTokens;
    long reasoningTokens;

    /** Nothing. */
    Totals() {
        for (Measure measure : Measure.values()) {
            histograms.put(measure, new long[Buckets.COUNT]);
        }
    }

    /** Counts by bucket of {@link Buckets}. */
    long[] histogram(Measure measure) {
        return histograms.get(measure);
    }

    /** Requests that failed. */
    long failed() {
        return Arrays.stream(errors).sum();
    }

    /** How many values a histogram holds. */
    long count(Measure measure) {
        return Arrays.stream(histogram(measure)).sum();
    }

    /**
     * The value below or at which this share of all values lies: that of the bucket in which the value of this rank is,
     * as HdrHistogram gives it, at most 0.1 % above the exact one.
     *
     * @param percentile above 0, at most 100
     * @return in microseconds; −1 if nothing was counted
     */
    long percentile(Measure measure, double percentile) {
        long[] counts = histogram(measure);
        long total = count(measure);
        long rank = Math.max(1, (long) Math.ceil(percentile / 100 * total));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= rank && total > 0) {
                return Buckets.highest(bucket);
            }
        }
        return -1;
    }
}
