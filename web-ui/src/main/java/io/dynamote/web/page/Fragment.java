package io.dynamote.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.web.stream.ServerEvent;

/** Markup on its way to all viewers: the browser puts it in the place of the element with the same id. */
public final class Fragment {

    private static final String EVENT = "fragment";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fragment() {}

    /** New markup for an element; nothing happens where the page has none. */
    public static ServerEvent replace(String id, String html) {
        return event(JSON.createObjectNode().put("target", id).put("html", html));
    }

    /** New markup for an element, which is added to {@code into} where the page has none. */
    public static ServerEvent replaceOrAdd(String id, String into, String html) {
        return event(JSON.createObjectNode().put("target", id).put("into", into).put("html", html));
    }

    /** The element is gone. */
    public static ServerEvent remove(String id) {
        return event(JSON.createObjectNode().put("target", id).put("remove", true));
    }

    private static ServerEvent event(ObjectNode data) {
        try {
            return new ServerEvent(EVENT, JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text is always writable as JSON", e);
        }
    }
}
