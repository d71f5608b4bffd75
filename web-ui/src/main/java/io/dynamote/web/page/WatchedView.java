package io.dynamote.web.page;

import java.util.Map;

import io.dynamote.web.stream.ServerEvent;

/**
 * Part of a page whose data lie in another service. While anyone looks it is rendered once a second, whatever the number
 * of viewers, and what has changed is pushed.
 */
public interface WatchedView {

    /** Whether it knows this topic. */
    boolean serves(String topic);

    /**
     * What the topic shows now, by the id of each element, in order. Empty if nothing can be told now. When other
     * elements come or go the page loads itself again, so that nothing moves under the pointer.
     */
    Map<String, ServerEvent> render(String topic);
}
