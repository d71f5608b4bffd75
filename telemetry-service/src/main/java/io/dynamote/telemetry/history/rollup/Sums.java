package io.dynamote.telemetry.history.rollup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.HdrEncoding;
import io.dynamote.events.traffic.TrafficWindow;

/** What was counted over any time of any series. */
public final class Sums {

    /** What is counted as a number; errors by class follow behind. */
    public enum Counter {
        REQUESTS(0),
        CANCELLED(1),
        INPUT_TOKENS(2),
        OUTPUT_TOKENS(3),
        CACHE_READ_TOKENS(4),
        CACHE_WRITE_TOKENS(5),
        REASONING_TOKENS(6);

        /** Where it stands in the stored form. */
        private final int place;

        Counter(int place) {
            this.place = place;
        }
    }

    /** What is counted as a sketch. */
    public enum Measure {
        /** From the arrival of a request to its end. */
        DURATION,
        /** From the arrival to the first token, of successful requests. */
        TIME_TO_FIRST_TOKEN,
        /** Time of each output token after the first, of successful requests. */
        TIME_PER_OUTPUT_TOKEN
    }

    private static final int PLAIN = Counter.values().length;
    private static final List<Measure> MEASURES = List.of(Measure.values());

    final long[] counters = new long[PLAIN + ErrorClass.all().size()];
    private final Map<Measure, Sketch> sketches = new EnumMap<>(Measure.class);

    /** Nothing counted. */
    public Sums() {
        MEASURES.forEach(measure -> sketches.put(measure, new Sketch()));
    }

    /** How many there are of something. */
    public long count(Counter counter) {
        return counters[counter.place];
    }

    /** Requests that failed for this reason. */
    public long errors(ErrorClass error) {
        return counters[PLAIN + ErrorClass.all().indexOf(error)];
    }

    /** Requests that failed. */
    public long failed() {
        long failed = 0;
        for (int i = PLAIN; i < counters.length; i++) {
            failed += counters[i];
        }
        return failed;
    }

    /** How values of a measure were spread, in microseconds. */
    public Sketch sketch(Measure measure) {
        return sketches.get(measure);
    }

    static List<Measure> measures() {
        return MEASURES;
    }

    /** Adds what others have counted. */
    public void addAll(Sums other) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] += other.counters[i];
        }
        MEASURES.forEach(measure -> sketch(measure).addAll(other.sketch(measure)));
    }

    /**
     * Adds a series of a window.
     *
     * @throws InvalidSampleException if it cannot be; nothing was added then
     */
    public void add(TrafficWindow.Series series) throws InvalidSampleException {
        check(series);
        add(Counter.REQUESTS, series.requests());
        add(Counter.CANCELLED, series.cancelled());
        add(Counter.INPUT_TOKENS, series.inputTokens());
        add(Counter.OUTPUT_TOKENS, series.outputTokens());
        add(Counter.CACHE_READ_TOKENS, series.cacheReadTokens());
        add(Counter.CACHE_WRITE_TOKENS, series.cacheWriteTokens());
        add(Counter.REASONING_TOKENS, series.reasoningTokens());
        series.errors()
                .forEach((word, count) -> counters[PLAIN + ErrorClass.all().indexOf(ErrorClass.of(word))] += count);
        HdrEncoding.decode(series.duration(), sketch(Measure.DURATION)::addFine);
        HdrEncoding.decode(series.timeToFirstToken(), sketch(Measure.TIME_TO_FIRST_TOKEN)::addFine);
        HdrEncoding.decode(series.timePerOutputToken(), sketch(Measure.TIME_PER_OUTPUT_TOKEN)::addFine);
    }

    private void add(Counter counter, long count) {
        counters[counter.place] += count;
    }

    /**
     * Whether a series can be added: counts from 0 to {@link TrafficWindow#MOST}, histograms that can be read.
     *
     * @throws InvalidSampleException if not
     */
    public static void check(TrafficWindow.Series series) throws InvalidSampleException {
        requireCount("requests", series.requests());
        requireCount("cancelled", series.cancelled());
        requireCount("inputTokens", series.inputTokens());
        requireCount("outputTokens", series.outputTokens());
        requireCount("cacheReadTokens", series.cacheReadTokens());
        requireCount("cacheWriteTokens", series.cacheWriteTokens());
        requireCount("reasoningTokens", series.reasoningTokens());
        for (Map.Entry<String, Long> error : series.errors().entrySet()) {
            requireCount("errors." + error.getKey(), error.getValue());
        }
        for (byte[] histogram : List.of(series.duration(), series.timeToFirstToken(), series.timePerOutputToken())) {
            long[] most = {0};
            HdrEncoding.decode(histogram, (_, count) -> most[0] = Math.max(most[0], count));
            requireCount("histogram", most[0]);
        }
    }

    private static void requireCount(String field, long count) throws InvalidSampleException {
        if (count < 0 || count > TrafficWindow.MOST) {
            throw new InvalidSampleException(field, Long.toString(count), "must be from 0 to " + TrafficWindow.MOST);
        }
    }
}
