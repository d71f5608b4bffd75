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

    /** Whether what is held is what is published. */
    public boolean live(Instant now) {
        return complete && lastContact != null && lastContact.plus(SILENCE).isAfter(now);
    }
}
