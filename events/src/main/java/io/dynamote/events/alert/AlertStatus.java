package io.dynamote.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where an alert stands.
 *
 * <pre>
 * pending ──▶ firing ◀──▶ acknowledged
 *                │             │
 *                └─▶ resolved ◀┘
 * </pre>
 */
public enum AlertStatus {
    /** Something is wrong, not yet for as long as its rule wants. Nobody is told. */
    @JsonProperty("pending")
    PENDING,
    /** Something is wrong. */
    @JsonProperty("firing")
    FIRING,
    /** Something is wrong, and somebody is on it. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    /** It is over. */
    @JsonProperty("resolved")
    RESOLVED;

    /** Whether people should know that something is wrong. */
    public boolean isFiring() {
        return switch (this) {
            case FIRING, ACKNOWLEDGED -> true;
            case PENDING, RESOLVED -> false;
        };
    }
}
