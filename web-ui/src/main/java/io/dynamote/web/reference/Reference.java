package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;

/** The OpenAPI document of the door, laid out for the page. */
@Singleton
class Reference {

    private final Once<Principles> principles;
    private final Once<List<TopicView>> topics;
    private final Once<List<OperationGroup>> groups;

    Reference(ApiDocuments documents) {
        principles = new Once<>(
                () -> Principles.read(documents.tree().at("/info/description").asText()));
        topics = new Once<>(() -> readTopics(documents));
        groups = new Once<>(() -> read(documents.tree()));
    }

    /** What holds for the whole API. */
    Principles principles() {
        return principles.get();
    }

    /** The topics that have all words of a text; all of them if there is no word. */
    List<TopicView> topics(String text) {
        List<String> words = words(text);
        return topics.get().stream().filter(topic -> topic.says(words)).toList();
    }

    private static List<TopicView> readTopics(ApiDocuments documents) {
        List<TopicView> all = new ArrayList<>();
        documents
                .topicTree()
                .path("channels")
                .forEach(channel -> all.add(
                        TopicView.of(channel, type -> documents.schema(type).isPresent())));
        return List.copyOf(all);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The operations that have all words of a text, by kind; all of them if there is no word. */
    List<OperationGroup> search(String text) {
        List<String> words = words(text);
        return groups.get().stream()
                .map(group -> new OperationGroup(
                        group.name(),
                        group.about(),
                        group.operations().stream()
                                .filter(operation -> operation.says(words))
                                .toList()))
                .filter(group -> !group.operations().isEmpty())
                .toList();
    }

    private static List<OperationGroup> read(JsonNode document) {
        Map<String, List<OperationView>> byTag = new LinkedHashMap<>();
        Map<String, String> about = new LinkedHashMap<>();
        document.path("tags").forEach(tag -> {
            byTag.put(tag.path("name").asText(), new ArrayList<>());
            about.put(tag.path("name").asText(), tag.path("description").asText());
        });
        OperationReader reader = new OperationReader(document);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> byTag.get(
                                        operation.getValue().at("/tags/0").asText())
                                .add(reader.read(operation.getKey(), path.getKey(), operation.getValue()))));
        List<OperationGroup> all = new ArrayList<>();
        byTag.forEach(
                (name, operations) -> all.add(new OperationGroup(name, about.getOrDefault(name, ""), operations)));
        return List.copyOf(all);
    }
}
