package io.dynamote.telemetry.traffic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import io.dynamote.events.traffic.ErrorClass;

/** Sums over any set of slots and series; what was added can be taken away again. */
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

    private final Map<Measure, BucketCounts> histograms;
    final long[] errors = new long[ErrorClass.all().size()];
    long requests;
    long cancelled;
    long inputTokens;
    long outputTokens;
    long cacheReadTokens;
    long cacheWriteTokens;
    long reasoningTokens;

    private Totals(Map<Measure, BucketCounts> histograms) {
        this.histograms = histograms;
    }

    /** Nothing. */
    Totals() {
        this(new EnumMap<>(Measure.class));
        for (Measure measure : Measure.values()) {
            histograms.put(measure, new BucketCounts());
        }
    }

    /** Nothing, for sums that are never asked for percentiles: they cost next to nothing. */
    static Totals withoutHistograms() {
        return new Totals(Map.of());
    }

    /** Whether values are kept. */
    boolean hasHistograms() {
        return !histograms.isEmpty();
    }

    /**
     * The values of a measure.
     *
     * @throws IllegalStateException if none are kept
     */
    BucketCounts histogram(Measure measure) {
        BucketCounts counts = histograms.get(measure);
        if (counts == null) {
            throw new IllegalStateException("these sums keep no values of " + measure);
        }
        return counts;
    }

    /** Requests that failed. */
    long failed() {
        return Arrays.stream(errors).sum();
    }

    /** How many values a histogram holds. */
    long count(Measure measure) {
        return histogram(measure).total();
    }

    /** As {@link BucketCounts#percentile}. */
    long percentile(Measure measure, double percentile) {
        return histogram(measure).percentile(percentile);
    }
}
