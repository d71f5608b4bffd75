package io.dynamote.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a message. */
public enum NotifiedOutcome {
    /** The receiver took it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** It was refused for good, or had failed for too long. */
    @JsonProperty("given-up")
    GIVEN_UP
}
