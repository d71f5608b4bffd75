package io.dynamote.contracts.compat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares two AsyncAPI documents of ours: consumers of a topic and who writes on it must not notice the newer one. */
public final class TopicRules {

    private final JsonNode older;
    private final JsonNode newer;
    private final List<Break> found = new ArrayList<>();

    private TopicRules(JsonNode older, JsonNode newer) {
        this.older = older;
        this.newer = newer;
    }

    /** What the newer document breaks; nothing if it says by a higher major version that it does. */
    public static List<Break> breaks(JsonNode older, JsonNode newer) {
        return Versions.isMajorRaised(older, newer) ? List.of() : new TopicRules(older, newer).compare();
    }

    /**
     * What the newer schema of one type breaks.
     *
     * @param written whether others write it, too
     */
    public static List<Break> ofType(JsonNode older, JsonNode newer, boolean written) {
        String id = older.path("title").asText();
        List<Break> found = new ArrayList<>(new SchemaRules(older, newer, Direction.ANSWER).compare(id, older, newer));
        if (written) {
            found.addAll(new SchemaRules(older, newer, Direction.INPUT).compare(id, older, newer));
        }
        return found.stream().distinct().toList();
    }

    private List<Break> compare() {
        older.path("channels").properties().forEach(channel -> {
            JsonNode now = newer.path("channels").path(channel.getKey());
            if (now.isMissingNode()) {
                found.add(new Break(channel.getKey(), "would be gone"));
            } else {
                channel(channel.getKey(), channel.getValue(), now);
            }
        });
        older.path("operations").fieldNames().forEachRemaining(name -> {
            if (!newer.path("operations").has(name)) {
                found.add(new Break(name, "would be gone"));
            }
        });
        return List.copyOf(found);
    }

    private void channel(String where, JsonNode then, JsonNode now) {
        then.path("messages").fieldNames().forEachRemaining(name -> {
            if (now.path("messages").has(name)) {
                message(where + " " + name, message(older, name), message(newer, name));
            } else {
                found.add(new Break(where + " " + name, "would be gone"));
            }
        });
        JsonNode before = then.at("/bindings/kafka");
        JsonNode after = now.at("/bindings/kafka");
        if (after.path("partitions").asInt() != before.path("partitions").asInt()) {
            found.add(new Break(
                    where,
                    "partitions were " + before.path("partitions") + ", would be " + after.path("partitions")
                            + ": keys would be in others than before"));
        }
        JsonNode kept = before.path("topicConfiguration");
        JsonNode keptNow = after.path("topicConfiguration");
        if (!kept.path("cleanup.policy").equals(keptNow.path("cleanup.policy"))) {
            found.add(new Break(
                    where,
                    "cleanup.policy was " + kept.path("cleanup.policy") + ", would be "
                            + keptNow.path("cleanup.policy")));
        }
        if (keptNow.path("retention.ms").asLong(Long.MAX_VALUE)
                < kept.path("retention.ms").asLong(Long.MAX_VALUE)) {
            found.add(new Break(
                    where,
                    "retention.ms was " + kept.path("retention.ms").asText("unlimited") + ", would be "
                            + keptNow.path("retention.ms").asText()));
        }
    }

    private static JsonNode message(JsonNode document, String name) {
        return document.path("components").path("messages").path(name);
    }

    private void message(String where, JsonNode then, JsonNode now) {
        found.addAll(new SchemaRules(older, newer, Direction.ANSWER)
                .compare(where + " headers", then.path("headers"), now.path("headers")));
        for (String fixed : List.of("/contentType", "/bindings/kafka/key/description", "/payload/type")) {
            if (!then.at(fixed).equals(now.at(fixed))) {
                found.add(new Break(
                        where, fixed.substring(1) + " was " + then.at(fixed) + ", would be " + now.at(fixed)));
            }
        }
    }
}
