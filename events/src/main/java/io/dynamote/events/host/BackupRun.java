package io.dynamote.events.host;

import java.time.Instant;
import java.util.Locale;

import io.dynamote.events.UnreadableEventException;

/**
 * One run of a backup.
 *
 * @param result {@code result}: how it ended
 * @param started {@code started}: when it began
 * @param finished {@code finished}: when it ended
 * @param duration {@code duration}: seconds
 * @param size {@code size}: bytes that were saved
 * @param compressedSize {@code compressed_size}: bytes that they take
 * @param error {@code error}: what went wrong; empty if nothing did
 */
public record BackupRun(
        Result result,
        Reading<Instant> started,
        Reading<Instant> finished,
        Reading<Double> duration,
        Reading<Long> size,
        Reading<Long> compressedSize,
        String error)
        implements HostPart {

    /** How a run ended. In JSON the name in lower case. */
    public enum Result {
        /** Everything was saved. */
        SUCCEEDED,
        /** It was not. */
        FAILED,
        /** It is under way. */
        RUNNING,
        /** Nobody said. */
        UNKNOWN;

        private final String id = name().toLowerCase(Locale.ROOT);

        String id() {
            return id;
        }
    }

    @Override
    public void write(FieldWriter out) {
        out.text("result", result.id());
        out.time("started", started);
        out.time("finished", finished);
        out.number("duration", duration);
        out.count("size", size);
        out.count("compressed_size", compressedSize);
        out.text("error", error);
    }

    static BackupRun read(FieldReader in) throws UnreadableEventException {
        return new BackupRun(
                in.oneOf("result", Result.values(), Result::id),
                in.timeReading("started"),
                in.timeReading("finished"),
                in.numberReading("duration"),
                in.countReading("size"),
                in.countReading("compressed_size"),
                in.text("error"));
    }
}
