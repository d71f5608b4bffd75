package io.dynamote.web.state;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the read models can be trusted.
 *
 * @param complete whether all that was published before the start has been read
 * @param lastContact when Kafka last answered; null if never
 */
public record Freshness(boolean complete, @Nullable Instant lastContact) {

    private static final Duration SILENCE = Duration.ofSeconds(5);

    /**
     * How far what a service tells can be trusted that itself reads from Kafka.
     *
     * @param asOf up to when it has read everything; null before it has for the first time
     */
    public static Freshness told(@Nullable Instant asOf) {
        return new Freshness(asOf != null, asOf);
    }

    /** Whether what is held is what is published. */
    public boolean live(Instant now) {
        return complete && lastContact != null && lastContact.plus(SILENCE).isAfter(now);
    }

    /** What a page has to say about it; empty if it is live. */
    public String caveat(Instant now) {
        if (live(now)) {
            return "";
        }
        return complete
                ? "Kafka does not answer, so nothing new is heard: this is the last known state."
                : "What Kafka holds has not been read yet: this is the last known state.";
    }
}
