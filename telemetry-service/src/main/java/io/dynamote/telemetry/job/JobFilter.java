package io.dynamote.telemetry.job;

import java.util.Locale;
import java.util.stream.Stream;

import io.dynamote.events.job.JobState;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are asked for; null means any.
 *
 * @param state on the board both active and finished ones, only one of both, or the archive
 * @param kind exactly
 * @param source exactly
 * @param text anywhere in id, name, target or stage, whatever its case
 */
record JobFilter(
        State state,
        @Nullable String kind,
        @Nullable String source,
        @Nullable String text) {

    /** Where jobs are in their lives. */
    enum State {
        BOARD,
        ACTIVE,
        FINISHED,
        ARCHIVED
    }

    /** Reads the parameters of a request; blank ones are none. */
    static JobFilter of(@Nullable String state, @Nullable String kind, @Nullable String source, @Nullable String text) {
        return new JobFilter(state(blankToNull(state)), blankToNull(kind), blankToNull(source), blankToNull(text));
    }

    private static State state(@Nullable String word) {
        return switch (word) {
            case null -> State.BOARD;
            case "active" -> State.ACTIVE;
            case "finished" -> State.FINISHED;
            case "archived" -> State.ARCHIVED;
            default -> throw InvalidInputException.of("state", word, "must be active, finished or archived");
        };
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Whether a job of the board is among them. */
    boolean matches(JobState job) {
        boolean stateMatches = switch (state) {
            case BOARD -> true;
            case ACTIVE -> !job.status().isFinished();
            case FINISHED -> job.status().isFinished();
            case ARCHIVED -> false;
        };
        return stateMatches
                && (kind == null || kind.equals(job.kind()))
                && (source == null || source.equals(job.source()))
                && (text == null
                        || Stream.of(job.id(), job.name(), job.target(), job.stage())
                                .anyMatch(this::contains));
    }

    private boolean contains(@Nullable String of) {
        return of != null && text != null && of.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
