package io.dynamote.alert.incident;

import io.dynamote.events.alert.NotifiedOutcome;

/**
 * A message that came to an end.
 *
 * @param receiver name of the receiver
 * @param destination one of its places
 * @param reason why it was told
 * @param outcome what became of it
 * @param attempt number of tries
 * @param mayBeKnown whether it may have been told twice
 * @param answer of the receiver, without secrets
 */
public record Telling(
        String receiver,
        String destination,
        String reason,
        NotifiedOutcome outcome,
        int attempt,
        boolean mayBeKnown,
        String answer) {}
