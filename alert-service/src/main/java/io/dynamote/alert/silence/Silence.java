package io.dynamote.alert.silence;

import java.time.Instant;

import io.dynamote.alert.label.Matchers;

/**
 * Keeps alerts from being told between two times.
 *
 * <pre>
 * PENDING ──start──▶ ACTIVE ──end, or expire──▶ EXPIRED
 *    └───────────────expire────────────────────────▲
 * </pre>
 *
 * It is never deleted, so that history can say who kept quiet what.
 */
public record Silence(
        SilenceId id,
        Matchers matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        String comment,
        Instant updatedAt)
        implements Mute {

    private static final int LONGEST = 1_000;

    public Silence {
        if (matchers.matchNothing()) {
            throw new IllegalArgumentException("matchers must hold one that an alert without labels does not meet");
        }
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("endsAt must not be before startsAt " + startsAt + ": " + endsAt);
        }
        if (createdBy.isBlank()) {
            throw new IllegalArgumentException("createdBy must say who silences");
        }
        if (comment.isBlank() || comment.length() > LONGEST) {
            throw new IllegalArgumentException("comment must say why, in at most " + LONGEST + " characters");
        }
    }

    /**
     * A silence that somebody asks for.
     *
     * @throws IllegalArgumentException also if it would be over at once
     */
    public static Silence create(
            SilenceId id,
            Matchers matchers,
            Instant startsAt,
            Instant endsAt,
            String createdBy,
            String comment,
            Instant now) {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("endsAt must be after startsAt " + startsAt + ": " + endsAt);
        }
        if (!endsAt.isAfter(now)) {
            throw new IllegalArgumentException("endsAt must be in the future, not " + endsAt);
        }
        return new Silence(id, matchers, startsAt, endsAt, createdBy, comment, now);
    }

    @Override
    public String name() {
        return id.toString();
    }

    /** Where it is in its time. */
    public SilenceState state(Instant now) {
        if (now.isBefore(startsAt)) {
            return SilenceState.PENDING;
        }
        return now.isBefore(endsAt) ? SilenceState.ACTIVE : SilenceState.EXPIRED;
    }

    @Override
    public boolean isActive(Instant now) {
        return state(now) == SilenceState.ACTIVE;
    }

    /**
     * The silence, over.
     *
     * @throws IllegalStateException if it is over already
     */
    public Silence expire(Instant now) {
        return switch (state(now)) {
            case PENDING -> new Silence(id, matchers, now, now, createdBy, comment, now);
            case ACTIVE -> new Silence(id, matchers, startsAt, now, createdBy, comment, now);
            case EXPIRED -> throw new IllegalStateException("silence " + id + " is over since " + endsAt);
        };
    }
}
