package io.dynamote.telemetry.job;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.events.job.JobState;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.problem.InvalidInputException;

/**
 * Place of an attempt in lists: those under way first, then the newest. An attempt keeps its place while it only goes on,
 * so that a page may begin behind it.
 *
 * @param ended whether it is over
 * @param at when it ended, or began
 * @param id of the job
 * @param attempt of the job
 */
record JobOrder(boolean ended, Instant at, String id, int attempt) implements Comparable<JobOrder> {

    private static final Pattern FORM = Pattern.compile("([01])\\|([^|]{1,40})\\|([^|]{1,200})\\|(\\d{1,9})");
    private static final Comparator<JobOrder> ORDER = Comparator.comparing(JobOrder::ended)
            .thenComparing(JobOrder::at, Comparator.reverseOrder())
            .thenComparing(JobOrder::id)
            .thenComparing(JobOrder::attempt, Comparator.reverseOrder());

    /** The time as Postgres keeps it. */
    static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static JobOrder of(JobState state) {
        Instant began = state.startedAt() == null ? state.updatedAt() : state.startedAt();
        Instant at = state.endedAt() == null ? began : state.endedAt();
        return new JobOrder(state.endedAt() != null, micros(at), state.id(), state.attempt());
    }

    /** The cursor of the page that begins behind it. */
    Cursor cursor() {
        return new Cursor((ended ? "1" : "0") + "|" + at + "|" + id + "|" + attempt);
    }

    /**
     * Reads a cursor.
     *
     * @throws InvalidInputException if it is not one of this list
     */
    static JobOrder parse(String cursor) {
        String text = Cursor.decode(cursor).after();
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                return new JobOrder(
                        form.group(1).equals("1"),
                        Instant.parse(form.group(2)),
                        form.group(3),
                        Integer.parseInt(form.group(4)));
            }
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of("cursor", cursor, "must be the nextCursor of an answer: " + e.getMessage());
        }
        throw InvalidInputException.of("cursor", cursor, "must be the nextCursor of an answer");
    }

    @Override
    public int compareTo(JobOrder other) {
        return ORDER.compare(this, other);
    }
}
