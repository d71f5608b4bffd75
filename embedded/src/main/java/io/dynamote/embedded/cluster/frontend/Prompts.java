package io.dynamote.embedded.cluster.frontend;

import java.util.ArrayList;

import com.fasterxml.jackson.databind.JsonNode;

/** The text of a request, whichever of OpenAI's forms it has. */
final class Prompts {

    private Prompts() {}

    static String ofMessages(JsonNode messages) {
        var texts = new ArrayList<String>();
        for (JsonNode message : messages) {
            JsonNode content = message.path("content");
            if (content.isTextual()) {
                texts.add(content.asText());
            }
            for (JsonNode part : content) {
                texts.add(part.path("text").asText(""));
            }
        }
        return String.join(" ", texts);
    }

    static String ofPrompt(JsonNode prompt) {
        if (prompt.isTextual()) {
            return prompt.asText();
        }
        var texts = new ArrayList<String>();
        prompt.forEach(part -> texts.add(part.asText()));
        return String.join(" ", texts);
    }
}
