package io.dynamote.telemetry.traffic;

import java.util.List;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.HdrEncoding;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.events.traffic.VarBytes;
import io.dynamote.events.traffic.VarReader;

/**
 * One addition to a slot in as few bytes as it can be: fifteen minutes of a series are 3,600 slots, and only what was
 * counted should cost memory. Frames that follow each other add up.
 */
final class Frame {

    private static final List<Totals.Measure> MEASURES = List.of(Totals.Measure.values());
    private static final int LONGEST_HISTOGRAM = 1 << 20;

    private Frame() {}

    /**
     * The frame of a series.
     *
     * @throws InvalidSampleException if a histogram cannot be read
     */
    static byte[] of(TrafficWindow.Series series) throws InvalidSampleException {
        VarBytes out = new VarBytes(64);
        out.unsigned(series.requests());
        out.unsigned(series.cancelled());
        for (ErrorClass error : ErrorClass.all()) {
            out.unsigned(series.errors().getOrDefault(error.word(), 0L));
        }
        out.unsigned(series.inputTokens());
        out.unsigned(series.outputTokens());
        out.unsigned(series.cacheReadTokens());
        out.unsigned(series.cacheWriteTokens());
        out.unsigned(series.reasoningTokens());
        histogram(out, series.duration());
        histogram(out, series.timeToFirstToken());
        histogram(out, series.timePerOutputToken());
        return out.toArray();
    }

    /** Distances between buckets and counts: what a reader adds up without looking at anything else. */
    private static void histogram(VarBytes out, byte[] encoded) throws InvalidSampleException {
        VarBytes pairs = new VarBytes(16);
        int[] before = {0};
        HdrEncoding.decode(encoded, (bucket, count) -> {
            pairs.unsigned(bucket - before[0]);
            pairs.unsigned(count);
            before[0] = bucket;
        });
        out.unsigned(pairs.size());
        out.append(pairs);
    }

    /** Adds all frames that follow each other in these bytes. */
    static void addTo(Totals totals, byte[] frames) {
        change(totals, frames, 1);
    }

    /** Takes away what {@link #addTo} has added. */
    static void takeFrom(Totals totals, byte[] frames) {
        change(totals, frames, -1);
    }

    private static void change(Totals totals, byte[] frames, int sign) {
        try {
            VarReader in = new VarReader(frames, 0);
            while (in.hasMore()) {
                change(totals, in, sign);
            }
        } catch (InvalidSampleException e) {
            throw new IllegalStateException("a frame was written here and must be readable", e);
        }
    }

    private static void change(Totals totals, VarReader in, int sign) throws InvalidSampleException {
        totals.requests += sign * in.unsigned();
        totals.cancelled += sign * in.unsigned();
        for (int i = 0; i < totals.errors.length; i++) {
            totals.errors[i] += sign * in.unsigned();
        }
        totals.inputTokens += sign * in.unsigned();
        totals.outputTokens += sign * in.unsigned();
        totals.cacheReadTokens += sign * in.unsigned();
        totals.cacheWriteTokens += sign * in.unsigned();
        totals.reasoningTokens += sign * in.unsigned();
        for (Totals.Measure measure : MEASURES) {
            int length = in.count("length of a histogram", LONGEST_HISTOGRAM);
            if (!totals.hasHistograms()) {
                in.skip(length);
                continue;
            }
            BucketCounts counts = totals.histogram(measure);
            int end = length + in.position();
            int bucket = 0;
            while (in.position() < end) {
                bucket += (int) in.unsigned();
                counts.add(bucket, sign * in.unsigned());
            }
        }
    }
}
