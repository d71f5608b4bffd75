package io.dynamote.runtime.health;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dependency can be reached.
 *
 * @param status what is known
 * @param message the reason in words; null when up
 * @param since when this status began
 * @param lastContact when it last answered; null if it never has
 */
public record HealthState(
        Status status,
        @Nullable String message,
        Instant since,
        @Nullable Instant lastContact) {

    /** What is known of a dependency. */
    public enum Status {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** Before the first answer. */
    public static HealthState unknown(Instant now) {
        return new HealthState(Status.UNKNOWN, null, now, null);
    }

    /** The state after another look; {@code since} stays while the status does. */
    public HealthState next(Status found, @Nullable String reason, Instant now) {
        Instant begun = found == status && Objects.equals(reason, message) ? since : now;
        return new HealthState(found, reason, begun, found == Status.UP ? now : lastContact);
    }
}
