package io.dynamote.contracts.example;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventPayload;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.Phase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes facts about deployments as deployment-service does, and things that it never would. */
final class Facts implements AutoCloseable {

    private static final Topic TOPIC = Topics.DEPLOYMENT_EVENTS;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    Facts(String bootstrap) throws ExecutionException, InterruptedException {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        admin.createTopics(List.of(new NewTopic(TOPIC.name(), TOPIC.partitions(), (short) 1)))
                .all()
                .get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    static DeploymentEvent requested(String name) {
        return new DeploymentEvent.Requested("dynamo-system", name, "search", "ada", "create", null);
    }

    static DeploymentEvent running(String name) {
        return new DeploymentEvent.PhaseChanged(
                "dynamo-system",
                name,
                "search",
                "system",
                1,
                Phase.DEPLOYING,
                Phase.RUNNING,
                "Ready",
                "2 of 2 are ready");
    }

    static DeploymentEvent deleted(String name) {
        return new DeploymentEvent.Deleted("dynamo-system", name, "search", "system", 1);
    }

    /** Of a type that the examples do not know, though the contract does. */
    static DeploymentEvent applied(String name) {
        return new DeploymentEvent.Applied("dynamo-system", name, "search", "system", 1, 1);
    }

    UUID write(DeploymentEvent fact) throws ExecutionException, InterruptedException {
        UUID id = UUID.randomUUID();
        again(id, fact);
        return id;
    }

    /** The same event once more, as after a crash of who writes. */
    void again(UUID id, DeploymentEvent fact) throws ExecutionException, InterruptedException {
        EncodedEvent record = EventCodec.encode(event(id, fact));
        send(record.key(), record.headers(), record.value());
    }

    /** Under another type id. */
    void write(DeploymentEvent fact, String type) throws ExecutionException, InterruptedException {
        EncodedEvent record = EventCodec.encode(event(UUID.randomUUID(), fact));
        Map<String, String> headers = new java.util.HashMap<>(record.headers());
        headers.put("ce_type", type);
        send(record.key(), headers, record.value());
    }

    /** With a value that is no JSON. */
    void writeUnreadable(DeploymentEvent fact) throws ExecutionException, InterruptedException {
        EncodedEvent record = EventCodec.encode(event(UUID.randomUUID(), fact));
        send(record.key(), record.headers(), "{".getBytes(StandardCharsets.UTF_8));
    }

    /** Without a header. */
    void writeBare(String key) throws ExecutionException, InterruptedException {
        send(key, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Event<EventPayload> event(UUID id, DeploymentEvent fact) {
        return Event.of(id, "/dynamote/deployment", NOON, null, fact);
    }

    private void send(String key, Map<String, String> headers, byte[] value)
            throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC.name(), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get();
    }

    /** Takes a reader that was killed for dead at once, and not only when its session is over, 45 seconds later. */
    void forgetReaders(String group) throws ExecutionException, InterruptedException {
        admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
