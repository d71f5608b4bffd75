package io.dynamote.alert.receiver;

import org.jspecify.annotations.Nullable;

/** What came of a POST. */
public sealed interface HttpOutcome {

    /**
     * An answer was seen.
     *
     * @param retryAfter the header of this name
     * @param body its beginning
     */
    record Answered(int status, @Nullable String retryAfter, String body) implements HttpOutcome {}

    /** Nothing can have arrived: there was no connection. */
    record NotSent(String reason) implements HttpOutcome {}

    /** It may have arrived: the connection broke, or was silent for too long. */
    record Unanswered(String reason) implements HttpOutcome {}
}
