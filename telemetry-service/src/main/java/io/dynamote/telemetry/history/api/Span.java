package io.dynamote.telemetry.history.api;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import org.jspecify.annotations.Nullable;

/**
 * A span of time that was asked for.
 *
 * @param from its beginning in seconds since 1970
 * @param to its end, after the beginning
 */
record Span(long from, long to) {

    private static final long MINUTES_UP_TO = Duration.ofHours(6).toSeconds();
    private static final Duration USUAL = Duration.ofHours(6);
    private static final long TENS_UP_TO = Duration.ofDays(2).toSeconds();

    /**
     * Reads the parameters {@code from} and {@code to}, times of ISO 8601; without {@code to} the span ends now, without
     * {@code from} it begins six hours before its end.
     *
     * @throws InvalidInputException naming what is wrong with either
     */
    static Span parse(@Nullable String from, @Nullable String to, Instant now, Kept kept) {
        List<FieldError> errors = new ArrayList<>();
        List<FieldError> ofTheEnd = new ArrayList<>();
        Instant end = time("to", to, now, ofTheEnd);
        Instant begin = time("from", from, (end == null ? now : end).minus(USUAL), errors);
        errors.addAll(ofTheEnd);
        if (begin != null && end != null) {
            if (!begin.isBefore(end)) {
                errors.add(new FieldError("from", from, "must be before to, which is " + end));
            } else if (!begin.isBefore(now)) {
                errors.add(new FieldError("from", from, "must be in the past"));
            } else if (begin.getEpochSecond() < kept.hours()) {
                errors.add(new FieldError(
                        "from",
                        from,
                        "must not be before " + Instant.ofEpochSecond(kept.hours()) + ": nothing older is kept"));
            }
        }
        if (begin == null || end == null || !errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new Span(begin.getEpochSecond(), Math.max(begin.getEpochSecond() + 1, least(end, now)));
    }

    private static long least(Instant end, Instant now) {
        return (end.isBefore(now) ? end : now).getEpochSecond();
    }

    private static @Nullable Instant time(
            String field, @Nullable String text, Instant otherwise, List<FieldError> errors) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(field, text, "must be a time like 2026-11-20T12:00:00Z"));
            return null;
        }
    }

    /** The shortest span of whole steps that holds this one. */
    Span toSteps(long step) {
        return new Span(Math.floorDiv(from, step) * step, Math.ceilDiv(to, step) * step);
    }

    /**
     * The shortest span that holds this one and of which history is kept and quick to add up: to the minute up to six
     * hours, to ten minutes up to two days, else to the hour.
     */
    Span toSlots(Kept kept) {
        return new Span(
                toSteps(slot(from, kept)).from(), toSteps(slot(to, kept)).to());
    }

    private long slot(long second, Kept kept) {
        if (second < kept.minutes() || to - from > TENS_UP_TO) {
            return Rollup.HOUR.slotSeconds();
        }
        return to - from > MINUTES_UP_TO ? Rollup.TEN_MINUTES.slotSeconds() : Rollup.MINUTE.slotSeconds();
    }
}
