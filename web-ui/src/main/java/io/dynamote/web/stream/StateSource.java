package io.dynamote.web.stream;

import java.util.List;

/** Knows the current state of some topics, with which each new stream starts. */
public interface StateSource {

    /** Whether it knows this topic. */
    boolean serves(String topic);

    /** The state as events. May ask another service; called on a thread that may wait. */
    List<ServerEvent> current(String topic);

    /**
     * Whether every change of the topic is published, even if nobody looks. Only then can a stream go on where it was
     * broken off; other topics begin with their current state again.
     */
    default boolean complete(String topic) {
        return true;
    }
}
