package io.dynamote.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an alert changed. */
public enum AlertCause {
    /** The condition of its rule held, or ceased to. */
    @JsonProperty("condition")
    CONDITION,
    /** A figure on which the condition turns became unavailable, or is there again. */
    @JsonProperty("no-data")
    NO_DATA,
    /** Nothing is heard of the entity any more. */
    @JsonProperty("signals-away")
    SIGNALS_AWAY,
    /** The entity is gone. */
    @JsonProperty("entity-gone")
    ENTITY_GONE,
    /** The rule was changed so that its alerts are others, switched off or removed. */
    @JsonProperty("rule-gone")
    RULE_GONE,
    /** Nobody looked for a while, after which it goes on from another time, or came too late to go on. */
    @JsonProperty("outage")
    OUTAGE,
    /** Another system sent it, and said so. */
    @JsonProperty("source")
    SOURCE,
    /** The other system that sent it has been silent for too long. */
    @JsonProperty("source-away")
    SOURCE_AWAY
}
