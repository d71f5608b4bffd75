package io.dynamote.deployment.store;

import java.time.Instant;

import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * One line of a deployment's history.
 *
 * @param id grows with time
 * @param at when it happened
 * @param actor who did it; {@code system} for what Dynamote found out
 * @param type stable word in kebab-case
 * @param revision number of the revision it is about, null if about none
 * @param phase of the deployment afterwards
 * @param message what happened, in words
 */
public record HistoryEntry(
        long id,
        Instant at,
        String actor,
        String type,
        @Nullable Integer revision,
        Phase phase,
        String message) {}
