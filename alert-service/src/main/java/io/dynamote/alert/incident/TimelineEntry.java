package io.dynamote.alert.incident;

import java.time.Instant;

/**
 * One line of what happened to an incident.
 *
 * @param id grows with time
 * @param at when
 * @param actor who did it; {@code system} for what Dynamote found out
 * @param type stable word in kebab-case
 * @param message what happened, in words
 */
public record TimelineEntry(long id, Instant at, String actor, String type, String message) {}
