package io.dynamote.telemetry.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventType;
import io.dynamote.events.Topics;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells of deployments as deployment-service does. */
final class Deployments implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    Deployments(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            List.of(new NewTopic(Topics.DEPLOYMENTS.name(), Topics.DEPLOYMENTS.partitions(), (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    static DeploymentState.Pod frontend(String name, @Nullable String ip) {
        return new DeploymentState.Pod(name, "Frontend", "Running", true, 0, "node", null, null, ip);
    }

    static DeploymentState.Pod pod(String name, String component, String phase) {
        return new DeploymentState.Pod(name, component, phase, true, 0, "node", null, null, "127.0.0.9");
    }

    static DeploymentState state(String name, DeploymentState.Pod... pods) {
        return state("ns", name, List.of(pods));
    }

    static DeploymentState state(String namespace, String name, List<DeploymentState.Pod> pods) {
        Instant now = Instant.now();
        return new DeploymentState(
                namespace,
                name,
                "owner",
                "m",
                "m",
                "vllm",
                "aggregated",
                Phase.RUNNING,
                new DeploymentState.Verdict("Ready", "all is well", now),
                1,
                1,
                new DeploymentState.Replicas(1, 1, 1),
                List.of(
                        new DeploymentState.Component("Frontend", "frontend", 1, 1, 1),
                        new DeploymentState.Component("worker", "worker", 1, 1, 1)),
                List.of(),
                pods,
                name + "-frontend",
                null,
                null,
                now,
                "ada",
                now);
    }

    void tell(DeploymentState state) throws ExecutionException, InterruptedException {
        send(new Event<>(
                UUID.randomUUID(),
                EventType.DEPLOYMENT_STATE,
                "/dynamote/deployment",
                Instant.now(),
                state.key(),
                null,
                state));
    }

    void gone(String name) throws ExecutionException, InterruptedException {
        send(new Event<DeploymentState>(
                UUID.randomUUID(),
                EventType.DEPLOYMENT_STATE,
                "/dynamote/deployment",
                Instant.now(),
                "ns/" + name,
                null,
                null));
    }

    private void send(Event<DeploymentState> event) throws ExecutionException, InterruptedException {
        EncodedEvent encoded = EventCodec.encode(event);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
