package io.dynamote.web.deployment;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One step of a rollout.
 *
 * @param name what is done in it
 * @param state how far it is
 * @param detail in words, or null
 * @param at when it was reached, or null
 */
public record Step(
        String name,
        State state,
        @Nullable String detail,
        @Nullable Instant at) {

    /** How far a step is. */
    public enum State {
        @JsonProperty("done")
        DONE,
        @JsonProperty("current")
        CURRENT,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("waiting")
        WAITING
    }
}
