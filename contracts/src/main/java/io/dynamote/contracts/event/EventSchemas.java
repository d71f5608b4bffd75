package io.dynamote.contracts.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.document.YamlText;
import io.dynamote.contracts.schema.JsonSchemas;
import io.dynamote.contracts.schema.SourceTexts;
import io.dynamote.events.EventType;
import io.dynamote.events.SampleType;
import io.dynamote.events.log.LogLine;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestPosition;
import io.dynamote.events.traffic.TrafficActive;
import io.dynamote.events.traffic.TrafficWindow;

/** A JSON Schema for each type on a topic whose value is JSON. */
public final class EventSchemas {

    /** Says that a schema is of the version that ours are of. */
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String DEFINITIONS = "#/$defs/";

    /** Texts of samples that are never empty, so that they are never left out: their records refuse them so. */
    private static final Map<String, List<String>> ALWAYS = Map.of(
            "GatewayPulse", List.of("dynamote.producer"),
            "GatewayPulseActive", List.of("gen_ai.request.model"),
            "FrontendReading", List.of("dynamote.producer", "dynamote.deployment"),
            "FrontendReadingModel", List.of("gen_ai.request.model"),
            "TrafficActive", List.of("producer"),
            "LogLine", List.of("service.name", "service.instance.id"),
            "Signal", List.of("entity"));

    private final SourceTexts texts;

    /** With these texts. */
    public EventSchemas(SourceTexts texts) {
        this.texts = texts;
    }

    /** Schemas by type id, of events first, in the order of the registries. */
    public Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            all.put(type.id(), titled(type.id(), written(type.payload(), JsonInclude.Include.NON_NULL)));
        }
        for (SampleType type : SampleType.values()) {
            if (type != SampleType.LLM_REQUEST_BATCH) {
                all.put(type.id(), titled(type.id(), sample(type)));
            }
        }
        return all;
    }

    private ObjectNode sample(SampleType type) {
        return switch (type) {
            case LLM_REQUEST -> byHand(type);
            case GATEWAY_PULSE -> written(GatewayPulse.class, JsonInclude.Include.NON_EMPTY);
            case FRONTEND_READING -> written(FrontendReading.class, JsonInclude.Include.NON_EMPTY);
            case TRAFFIC_WINDOW -> written(TrafficWindow.class, JsonInclude.Include.NON_EMPTY);
            case TRAFFIC_ACTIVE -> written(TrafficActive.class, JsonInclude.Include.NON_EMPTY);
            case REQUEST_POSITION -> written(RequestPosition.class, JsonInclude.Include.NON_EMPTY);
            case HOST_SAMPLE -> new HostSchema(texts).schema();
            case LOG_LINE -> written(LogLine.class, JsonInclude.Include.NON_EMPTY);
            case SIGNAL -> written(Signal.class, JsonInclude.Include.NON_EMPTY);
            case LLM_REQUEST_BATCH -> throw new IllegalArgumentException("not JSON: " + type.id());
        };
    }

    /** As the codecs of events and samples write it: they differ in what they leave out. */
    private ObjectNode written(Class<?> payload, JsonInclude.Include included) {
        ObjectMapper mapper =
                JsonMapper.builder().serializationInclusion(included).build();
        JsonSchemas schemas = new JsonSchemas(mapper, texts, DEFINITIONS);
        String root = schemas.of(payload).get("$ref").asText().substring(DEFINITIONS.length());
        Map<String, ObjectNode> definitions = new LinkedHashMap<>(schemas.definitions());
        definitions.forEach(
                (name, schema) -> ALWAYS.getOrDefault(name, List.of()).forEach(schema.withArray("required")::add));
        ObjectNode schema = definitions.remove(root);
        if (!definitions.isEmpty()) {
            definitions.forEach(schema.putObject("$defs")::set);
        }
        return schema;
    }

    /** Requests are read and written field by field, for speed: no record says what there is. */
    private static ObjectNode byHand(SampleType type) {
        String name = type.id() + ".yaml";
        try (InputStream file = EventSchemas.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return YamlText.read(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode titled(String id, ObjectNode schema) {
        ObjectNode titled = schema.objectNode()
                .put("$schema", DIALECT)
                .put("$id", "urn:dynamote:schema:" + id)
                .put("title", id);
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            titled.set(field.getKey(), field.getValue());
        }
        return titled;
    }
}
