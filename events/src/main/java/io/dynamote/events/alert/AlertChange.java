package io.dynamote.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What changed about an alert that goes on as it was for people. */
public enum AlertChange {
    /** The condition does not hold any more; it fires until that has been so for as long as its rule wants. */
    @JsonProperty("recovering")
    RECOVERING,
    /** The condition holds again before it was over. */
    @JsonProperty("relapsed")
    RELAPSED,
    /** Nothing can be told of the condition; the state is held as the rule says. */
    @JsonProperty("no-data")
    NO_DATA,
    /** Something can be told of the condition again. */
    @JsonProperty("data")
    DATA
}
