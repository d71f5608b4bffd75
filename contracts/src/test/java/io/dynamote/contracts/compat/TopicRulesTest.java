package io.dynamote.contracts.compat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.event.AsyncApi;
import io.dynamote.contracts.event.EventSchemas;
import io.dynamote.contracts.schema.SourceTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Breaks the real documents, one thing at a time. */
class TopicRulesTest {

    private static final SourceTexts TEXTS = SourceTexts.of(Path.of(".."));
    private static final ObjectNode DOCUMENT = new AsyncApi(TEXTS).document();

    private static ObjectNode changed(String pointer, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode copy = DOCUMENT.deepCopy();
        change.accept((ObjectNode) copy.at(pointer));
        return copy;
    }

    private static List<String> breaks(ObjectNode after) {
        return TopicRules.breaks(DOCUMENT, after).stream().map(Break::toString).toList();
    }

    @Test
    void shouldFindNothingInTheSameDocument() {
        assertThat(breaks(DOCUMENT.deepCopy())).isEmpty();
    }

    @Test
    void shouldRefuseATopicThatIsGone() {
        assertThat(breaks(changed("/channels", all -> all.remove("dynamote.models"))))
                .containsExactly("dynamote.models: would be gone");
    }

    @Test
    void shouldRefuseATypeThatIsGone() {
        assertThat(breaks(changed("/channels/dynamote.alerts/messages", all -> all.remove("alert.state.v1"))))
                .containsExactly("dynamote.alerts alert.state.v1: would be gone");
    }

    @Test
    void shouldRefuseThatOthersMayNoLongerWrite() {
        assertThat(breaks(changed("/operations", all -> all.remove("receive.dynamote.jobs"))))
                .containsExactly("receive.dynamote.jobs: would be gone");
    }

    @Test
    void shouldRefuseOtherPartitions() {
        assertThat(breaks(changed("/channels/dynamote.jobs/bindings/kafka", kafka -> kafka.put("partitions", 6))))
                .containsExactly("dynamote.jobs: partitions were 3, would be 6: keys would be in others than before");
    }

    @Test
    void shouldRefuseToKeepLessThanBefore() {
        String settings = "/channels/dynamote.deployment-events/bindings/kafka/topicConfiguration";
        assertThat(breaks(changed(settings, kafka -> kafka.put("retention.ms", 86_400_000L))))
                .containsExactly("dynamote.deployment-events: retention.ms was 2592000000, would be 86400000");
        assertThat(breaks(changed(settings, kafka -> kafka.put("retention.ms", 9_999_000_000L))))
                .isEmpty();
        assertThat(breaks(changed(
                        settings, kafka -> kafka.putArray("cleanup.policy").add("compact"))))
                .anyMatch(line -> line.contains("cleanup.policy was"));
    }

    @Test
    void shouldRefuseOtherHeadersAndKeys() {
        String message = "/components/messages/deployment.applied.v1";
        assertThat(breaks(changed(message + "/headers/properties", all -> all.remove("ce_id"))))
                .containsExactly("dynamote.deployment-events deployment.applied.v1 headers.ce_id: would be gone");
        assertThat(breaks(changed(message + "/bindings/kafka/key", key -> key.put("description", "name"))))
                .anyMatch(line -> line.contains("bindings/kafka/key/description was \"namespace/name\""));
        assertThat(breaks(changed(message, all -> all.put("contentType", "application/avro"))))
                .anyMatch(line -> line.contains("contentType was"));
    }

    @Test
    void shouldTakeMoreTopicsAndTypes() {
        assertThat(breaks(changed("/channels", all -> all.putObject("dynamote.more"))))
                .isEmpty();
        assertThat(breaks(changed("/channels/dynamote.alerts/messages", all -> all.putObject("alert.state.v2"))))
                .isEmpty();
    }

    static Stream<ObjectNode> schemas() {
        return new EventSchemas(TEXTS).all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldRefuseEachFieldThatGoes(ObjectNode schema) {
        assertThat(TopicRules.ofType(schema, schema.deepCopy(), true)).isEmpty();
        schema.get("properties").fieldNames().forEachRemaining(field -> {
            ObjectNode without = schema.deepCopy();
            ((ObjectNode) without.get("properties")).remove(field);
            assertThat(TopicRules.ofType(schema, without, false))
                    .as("%s without %s", schema.path("title"), field)
                    .contains(new Break(schema.path("title").asText() + "." + field, "would be gone"));
        });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldRefuseEachFieldThatWouldBeOfAnotherType(ObjectNode schema) {
        schema.get("properties").fieldNames().forEachRemaining(field -> {
            ObjectNode other = schema.deepCopy();
            ((ObjectNode) other.get("properties")).putObject(field).put("type", "boolean");
            JsonNode before = schema.at("/properties").path(field);
            if (!before.path("type").asText().equals("boolean")) {
                assertThat(TopicRules.ofType(schema, other, false))
                        .as("%s with another %s", schema.path("title"), field)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void shouldAskNoMoreOfThoseWhoWrite() {
        ObjectNode job = new EventSchemas(TEXTS).all().get("job.state.v1");
        ObjectNode more = job.deepCopy();
        more.withArray("required").add("stage");
        assertThat(TopicRules.ofType(job, more, true))
                .containsExactly(new Break("job.state.v1.stage", "would be required"));
        assertThat(TopicRules.ofType(job, more, false)).isEmpty();
    }
}
