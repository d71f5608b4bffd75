package io.dynamote.contracts.event;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.schema.SourceTexts;
import io.dynamote.events.EventType;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;

/** All topics as an AsyncAPI 3.0 document: what is on them, under which keys and headers, and what Kafka keeps of them. */
public final class AsyncApi {

    private static final String VERSION = "1.0";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Topics on which others than Dynamote's services may write, too. */
    private static final List<Topic> OPEN = List.of(Topics.REQUESTS, Topics.JOBS, Topics.HOST_SAMPLES, Topics.LOGS);

    private static final String ABOUT = """
            Facts and state of Dynamote are CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the data is the value as JSON. \
            Samples are plain records whose header `schema` names their type.

            Drop events whose `ce_id` you have seen, ignore fields and types that you do not know. \
            Within one version of a type fields are only added; the version is part of the type's id. \
            All records of one key are in order. A field that has no value is left out, where a description says null, too.""";

    private final SourceTexts texts;
    private final Messages messages;

    /** With these texts. */
    public AsyncApi(SourceTexts texts) {
        this.texts = texts;
        this.messages = new Messages(texts);
    }

    /** The document. */
    public ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Dynamote: topics")
                .put("version", VERSION)
                .put("description", ABOUT);
        document.put("defaultContentType", "application/json");
        document.putObject("servers")
                .putObject("standalone")
                .put("host", "127.0.0.1:8090")
                .put("protocol", "kafka")
                .put(
                        "description",
                        "What ./dynamote up starts; elsewhere the brokers that the services are configured with.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components").putObject("messages");
        for (Topic topic : Topics.all()) {
            channels.set(topic.name(), channel(topic));
            operations.set("send." + topic.name(), operation("send", topic));
            if (OPEN.contains(topic)) {
                operations.set("receive." + topic.name(), operation("receive", topic));
            }
            messages.on(topic).forEach(components::set);
        }
        return document;
    }

    private ObjectNode channel(Topic topic) {
        ObjectNode channel = JSON.objectNode().put("address", topic.name()).put("description", about(topic));
        ObjectNode carried = channel.putObject("messages");
        messages.on(topic).keySet().forEach(id -> carried.putObject(id).put("$ref", "#/components/messages/" + id));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        for (String policy : topic.cleanup().policy().split(",", -1)) {
            settings.withArray("cleanup.policy").add(policy);
        }
        if (topic.retention() != null) {
            settings.put("retention.ms", topic.retention().toMillis());
        }
        kafka.put("bindingVersion", "0.5.0");
        return channel;
    }

    private static ObjectNode operation(String action, Topic topic) {
        ObjectNode operation = JSON.objectNode().put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        return operation.put(
                "summary",
                action.equals("send") ? "Services of Dynamote write it." : "Gateways, agents and tools may write it.");
    }

    /** What the Javadoc of the topic's constant says. */
    private String about(Topic topic) {
        return Arrays.stream(Topics.class.getDeclaredFields())
                .filter(field -> topic.equals(constant(field)))
                .map(field -> texts.about(Topics.class, field.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static Object constant(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("constants of topics are public: " + field, e);
        }
    }

    /** Whether tools of others send records of this type, too. */
    public static boolean isWrittenByOthers(String type) {
        return OPEN.stream().anyMatch(topic -> onTopic(topic).contains(type));
    }

    private static List<String> onTopic(Topic topic) {
        return Stream.concat(
                        Arrays.stream(EventType.values())
                                .filter(type -> type.topic().equals(topic))
                                .map(EventType::id),
                        Arrays.stream(SampleType.values())
                                .filter(type -> type.topic().equals(topic))
                                .map(SampleType::id))
                .toList();
    }

    /** Type ids of everything that is on topics. */
    public static List<String> types() {
        return Topics.all().stream().flatMap(topic -> onTopic(topic).stream()).toList();
    }
}
