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

    private final Map<Measure, BucketCounts> histograms = new EnumMap<>(Measure.class);
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
            histograms.put(measure, new BucketCounts());
        }
    }

    /** The values of a measure. */
    BucketCounts histogram(Measure measure) {
        return histograms.get(measure);
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
