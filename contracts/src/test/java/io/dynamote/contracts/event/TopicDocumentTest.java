package io.dynamote.contracts.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.Promise;
import io.dynamote.contracts.compat.TopicRules;
import io.dynamote.contracts.schema.SourceTexts;
import io.dynamote.events.EventType;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/api/asyncapi.yaml} and {@code docs/api/schemas} say what the code of the module events says. */
class TopicDocumentTest {

    private static final SourceTexts TEXTS = SourceTexts.of(Path.of(".."));
    private static final Map<String, ObjectNode> SCHEMAS = new EventSchemas(TEXTS).all();
    private static final ObjectNode DOCUMENT = new AsyncApi(TEXTS).document();

    @Test
    void shouldSayWhatIsOnTheTopics() throws IOException {
        Promise.of("asyncapi.yaml", TopicRules::breaks).shouldSay(DOCUMENT);
    }

    @Test
    void shouldSayWhatEachTypeHolds() throws IOException {
        for (Map.Entry<String, ObjectNode> schema : SCHEMAS.entrySet()) {
            boolean written = AsyncApi.isWrittenByOthers(schema.getKey());
            Promise.of("schemas/" + schema.getKey() + ".json", (then, now) -> TopicRules.ofType(then, now, written))
                    .shouldSay(schema.getValue());
        }
    }

    @Test
    void shouldKeepNoSchemaOfATypeThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(Promise.DOCUMENTS.resolve("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .as("a type is gone; that breaks whoever reads it")
                    .containsExactlyInAnyOrderElementsOf(SCHEMAS.keySet());
        }
    }

    @Test
    void shouldHaveASchemaForEachTypeInJson() {
        Set<String> described = Stream.concat(
                        Stream.of(EventType.values()).map(EventType::id),
                        Stream.of(SampleType.values())
                                .filter(type -> type != SampleType.LLM_REQUEST_BATCH)
                                .map(SampleType::id))
                .collect(Collectors.toSet());
        assertThat(SCHEMAS.keySet()).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void shouldHaveAChannelForEachTopicWithItsSettings() {
        for (Topic topic : Topics.all()) {
            JsonNode channel = DOCUMENT.at("/channels").path(topic.name());
            assertThat(channel.path("description").asText()).as(topic.name()).isNotBlank();
            assertThat(channel.path("messages").size()).as(topic.name()).isPositive();
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
            assertThat(kafka.at("/topicConfiguration/retention.ms").isMissingNode())
                    .as("retention of %s", topic.name())
                    .isEqualTo(topic.retention() == null);
        }
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(50);
        assertThat(references.stream().filter(reference -> !isThere(reference))).isEmpty();
    }

    private static boolean isThere(String reference) {
        return reference.startsWith("#")
                ? !DOCUMENT.at(reference.substring(1)).isMissingNode()
                : SCHEMAS.containsKey(reference.replaceAll("^\\./schemas/|\\.json$", ""));
    }
}
