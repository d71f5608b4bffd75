package io.dynamote.events.traffic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Who told of traffic. A gateway and the frontend behind it see the same request: whoever adds up takes one of the two
 * per deployment.
 */
public enum TrafficSource {
    /** Something that tells of each request. */
    GATEWAY("gateway"),
    /** The counters of a Dynamo frontend. */
    FRONTEND("frontend");

    private final String word;

    TrafficSource(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The source with this word; without a word it is a gateway, which was all there was at first. */
    @JsonCreator
    static TrafficSource of(@Nullable String word) {
        if (word == null || word.equals(GATEWAY.word)) {
            return GATEWAY;
        }
        if (word.equals(FRONTEND.word)) {
            return FRONTEND;
        }
        throw new IllegalArgumentException("source must be gateway or frontend, not: " + word);
    }
}
