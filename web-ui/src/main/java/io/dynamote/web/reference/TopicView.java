package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A topic as the page shows it.
 *
 * @param name of the topic
 * @param about what is on it
 * @param types ids of the types on it
 * @param schemas those of them that have a JSON Schema
 * @param kept for how long Kafka keeps its records
 */
public record TopicView(String name, String about, List<String> types, List<String> schemas, String kept) {

    private static final long DAY_MILLIS = 86_400_000;

    public TopicView {
        types = List.copyOf(types);
        schemas = List.copyOf(schemas);
    }

    static TopicView of(JsonNode channel, Predicate<String> hasSchema) {
        List<String> types = new ArrayList<>();
        channel.path("messages").fieldNames().forEachRemaining(types::add);
        types.removeIf(type -> type.endsWith(".ended"));
        JsonNode settings = channel.at("/bindings/kafka/topicConfiguration");
        List<String> kept = new ArrayList<>();
        for (JsonNode policy : settings.path("cleanup.policy")) {
            kept.add(policy.asText().equals("compact") ? "newest of each key" : days(settings.path("retention.ms")));
        }
        return new TopicView(
                channel.path("address").asText(),
                SchemaWords.plain(channel.path("description").asText()),
                types,
                types.stream().filter(hasSchema).toList(),
                String.join(", ", kept));
    }

    private static String days(JsonNode millis) {
        long days = millis.asLong() / DAY_MILLIS;
        return days == 1 ? "1 day" : days + " days";
    }

    /** Whether each of these words, in lower case, is somewhere in it. */
    boolean says(List<String> words) {
        String text = (name + " " + about + " " + String.join(" ", types)).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
