package io.dynamote.telemetry.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import io.dynamote.events.job.JobState;
import org.jspecify.annotations.Nullable;

/** What a state means for what is known of its job. */
enum Judgement {
    /** It is news. */
    NEWS,
    /** It is known word for word. */
    KNOWN,
    /** Something newer of the same attempt is known. */
    OLDER,
    /** It is of an attempt before the one that is known. */
    EARLIER_ATTEMPT,
    /** The attempt has ended; only a higher attempt can follow. */
    ENDED;

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /** How far the clock of a reporter may be ahead. */
    static final Duration MOST_AHEAD = Duration.ofMinutes(10);

    /** Judges a state by the one that is known; null if none is. */
    static Judgement of(@Nullable JobState known, JobState state) {
        if (known == null || state.attempt() > known.attempt()) {
            return NEWS;
        }
        if (state.attempt() < known.attempt()) {
            return EARLIER_ATTEMPT;
        }
        if (state.equals(known)) {
            return KNOWN;
        }
        if (known.status().isFinished()) {
            return ENDED;
        }
        return state.updatedAt().isBefore(known.updatedAt()) ? OLDER : NEWS;
    }

    /**
     * Why a state cannot be believed, whatever is known: a time far ahead would keep out everything that comes after it.
     *
     * @param heardAt when it came
     */
    static Optional<String> fault(JobState state, Instant heardAt) {
        if (state.updatedAt().isAfter(heardAt.plus(MOST_AHEAD))) {
            return Optional.of("updatedAt must be at most " + MOST_AHEAD.toMinutes() + " min ahead of " + heardAt
                    + ", not: " + state.updatedAt());
        }
        if (state.link() != null && !state.link().chars().allMatch(character -> character > ' ' && character < 127)) {
            return Optional.of("link must be printable ASCII");
        }
        return Stream.of(state.updatedAt(), state.startedAt(), state.endedAt())
                .filter(time -> time != null && (time.isBefore(FIRST) || time.isAfter(LAST)))
                .findFirst()
                .map(time -> "times must be from " + FIRST + " to " + LAST + ", not: " + time);
    }
}
