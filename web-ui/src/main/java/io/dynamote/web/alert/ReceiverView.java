package io.dynamote.web.alert;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A receiver as people know it.
 *
 * @param name in the routes
 * @param places where its messages go, without secrets: {@code slack #ops}
 */
public record ReceiverView(String name, List<String> places) {

    public ReceiverView {
        places = List.copyOf(places);
    }

    /** Reads one: its destinations with kind and target, or only a name. */
    static ReceiverView of(JsonNode receiver) {
        List<String> places = new ArrayList<>();
        for (JsonNode destination : receiver.path("destinations")) {
            String kind = destination.path("kind").asText("");
            String target = destination.path("target").asText("");
            places.add((kind + " " + target).strip());
        }
        return new ReceiverView(receiver.path("name").asText(), places);
    }
}
