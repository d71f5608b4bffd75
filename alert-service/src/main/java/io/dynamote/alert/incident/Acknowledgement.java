package io.dynamote.alert.incident;

import java.time.Instant;

import io.dynamote.runtime.actor.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is on it.
 *
 * @param by who
 * @param at since when
 * @param note in their words, at most 1,000 characters; null if they said nothing
 */
public record Acknowledgement(
        Actor by, Instant at, @Nullable String note) {

    static final int LONGEST_NOTE = 1_000;

    public Acknowledgement {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "note must have at most " + LONGEST_NOTE + " characters, not: " + note.length());
        }
        at = Incident.micros(at);
        note = note == null || note.isBlank() ? null : note;
    }
}
