package io.dynamote.alert.incident;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of what happened to an incident.
 *
 * @param id grows with time
 * @param at when
 * @param actor who did it; {@code system} for what Dynamote found out
 * @param type stable word in kebab-case
 * @param receiver that was told, or could not be; null if this is about no message
 * @param outcome of telling it: {@code delivered} or {@code given-up}; null if this is about no message
 * @param message what happened, in words
 */
public record TimelineEntry(
        long id,
        Instant at,
        String actor,
        String type,
        @Nullable String receiver,
        @Nullable String outcome,
        String message) {}
