package io.dynamote.contracts.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.schema.SourceTexts;
import io.dynamote.events.EventType;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;

/** What is on the topics, record by record: headers, key and value of each type. */
final class Messages {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FORMAT = "application/schema+json;version=draft-2020-12";

    private final SourceTexts texts;

    Messages(SourceTexts texts) {
        this.texts = texts;
    }

    /** Messages of a topic by their names: type ids, and the end of the state of a key. */
    Map<String, ObjectNode> on(Topic topic) {
        Map<String, ObjectNode> messages = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            if (type.topic().equals(topic)) {
                messages.put(type.id(), event(type));
                if (topic.cleanup() == Topic.Cleanup.COMPACT) {
                    messages.put(type.id() + ".ended", ended(type));
                }
            }
        }
        for (SampleType type : SampleType.values()) {
            if (type.topic().equals(topic)) {
                messages.put(type.id(), sample(type));
            }
        }
        if (topic.equals(Topics.DEAD_LETTERS)) {
            messages.put("dead-letter", deadLetter(topic));
        }
        return messages;
    }

    private ObjectNode event(EventType type) {
        ObjectNode message = message(type.id(), texts.about(type.payload()), "application/json", type.topic());
        message.set("headers", cloudEvent(type));
        payload(message, type.id());
        return message;
    }

    private ObjectNode ended(EventType type) {
        ObjectNode message = message(
                type.id() + ".ended",
                "The end of the state of a key: a record without a value, which a compacted topic forgets after a day.",
                "application/json",
                type.topic());
        message.set("headers", cloudEvent(type));
        message.putObject("payload").put("type", "null");
        return message;
    }

    private ObjectNode sample(SampleType type) {
        boolean binary = type == SampleType.LLM_REQUEST_BATCH;
        ObjectNode message = message(
                type.id(),
                texts.about(SampleType.class, type.name()),
                binary ? "application/octet-stream" : "application/json",
                type.topic());
        ObjectNode headers = message.putObject("headers").put("type", "object");
        headers.putObject("properties").putObject(SampleType.HEADER).put("const", type.id());
        headers.putArray("required").add(SampleType.HEADER);
        if (binary) {
            message.putObject("payload")
                    .put("type", "string")
                    .put("format", "binary")
                    .put("description", "Laid out as the Javadoc of io.dynamote.events.traffic.RequestBatch says.");
        } else {
            payload(message, type.id());
        }
        return message;
    }

    private static ObjectNode deadLetter(Topic topic) {
        ObjectNode message = message(
                "dead-letter",
                "A record that could not be read or sent: its value, of one beyond 500,000 bytes the beginning, and its own headers.",
                "application/octet-stream",
                topic);
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("dynamote_reason").put("type", "string").put("description", "Why it could not be taken.");
        properties
                .putObject("dynamote_full_length")
                .put("type", "string")
                .put("pattern", "^[0-9]+$")
                .put("description", "Length of a value of which only the beginning is here.");
        headers.putArray("required").add("dynamote_reason");
        message.putObject("payload").put("type", "string").put("format", "binary");
        return message;
    }

    private static ObjectNode message(String name, String about, String contentType, Topic topic) {
        ObjectNode message = JSON.objectNode().put("name", name).put("title", name);
        if (!about.isEmpty()) {
            message.put("summary", about);
        }
        message.put("contentType", contentType);
        message.putObject("bindings")
                .putObject("kafka")
                .<ObjectNode>set("key", JSON.objectNode().put("type", "string").put("description", topic.key()))
                .put("bindingVersion", "0.5.0");
        return message;
    }

    private static void payload(ObjectNode message, String id) {
        ObjectNode payload = message.putObject("payload").put("schemaFormat", FORMAT);
        payload.putObject("schema").put("$ref", "./schemas/" + id + ".json");
    }

    /** Attributes of a CloudEvent as headers, all of them UTF-8 text. */
    private static ObjectNode cloudEvent(EventType type) {
        ObjectNode headers = JSON.objectNode().put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("ce_specversion").put("const", "1.0");
        text(properties, "ce_id", "Identifies the event for ever.").put("format", "uuid");
        properties.putObject("ce_type").put("const", type.id());
        text(properties, "ce_source", "The service that published it, for example /dynamote/deployment.");
        text(properties, "ce_time", "When the fact happened, not when it was sent.")
                .put("format", "date-time");
        text(properties, "ce_subject", "The key of the record.");
        properties.putObject("content-type").put("const", "application/json");
        text(properties, "traceparent", "W3C trace context of the request that caused it, if there was one.");
        List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_subject", "content-type")
                .forEach(headers.putArray("required")::add);
        return headers;
    }

    private static ObjectNode text(ObjectNode properties, String name, String about) {
        return properties.putObject(name).put("type", "string").put("description", about);
    }
}
