package io.dynamote.telemetry.host;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody works on a host, so that nothing about it is a fault.
 *
 * @param since when that began
 * @param until when it ends by itself; null if somebody has to end it
 * @param reason in words; may be empty
 * @param actor who began it
 */
public record Maintenance(Instant since, @Nullable Instant until, String reason, String actor) {

    /** Whether it is going on at this moment. */
    public boolean isOn(Instant now) {
        return until == null || now.isBefore(until);
    }
}
