package io.dynamote.telemetry.deployment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventType;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.dynamote.events.job.JobState;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From states of deployments to jobs and signals, with two instances of the service. */
class RolloutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<JobState> jobs = new CopyOnWriteArrayList<>();
    private final List<Signal> signals = new CopyOnWriteArrayList<>();
    private EmbeddedKafka kafka;
    private TopicTail jobTail;
    private TopicTail signalTail;

    @BeforeEach
    void start() throws ExecutionException, InterruptedException {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.DEPLOYMENTS.name(), 6, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        KafkaProperties properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
        jobTail = TopicTail.start(
                properties,
                List.of(Topics.JOBS.name()),
                record -> jobs.add(read(record, JobState.class)),
                Clock.systemUTC());
        signalTail = TopicTail.start(
                properties,
                List.of(Topics.SIGNALS.name()),
                record -> signals.add(read(record, Signal.class)),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        jobTail.close();
        signalTail.close();
        kafka.close();
    }

    private static <T> T read(ReceivedRecord record, Class<T> type) {
        try {
            byte[] value = record.value();
            return SampleCodec.decode(value == null ? new byte[0] : value, type);
        } catch (InvalidSampleException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunningService instance() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    private void publish(DeploymentState state) throws ExecutionException, InterruptedException {
        send(EventCodec.encode(Event.of(UUID.randomUUID(), "/dynamote/deployment", state.updatedAt(), null, state)));
    }

    private void send(EncodedEvent event) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), event.value());
            event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
    }

    private List<String> told(String name) {
        return jobs.stream()
                .filter(job -> job.id().equals("rollout:ns/" + name))
                .map(job -> job.attempt() + " " + job.status() + " " + job.stage())
                .toList();
    }

    private void awaitTold(String name, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(name)).hasSizeGreaterThanOrEqualTo(count));
    }

    @Test
    void shouldReportEachStateOnceWhicheverInstanceDoes() throws Exception {
        try (RunningService first = instance()) {
            for (int i = 0; i < 10; i++) {
                publish(Deployments.pending("d" + i, 1).at(0));
                publish(Deployments.pending("d" + i, 1)
                        .deploying("PullingImage", 0, 2)
                        .at(1));
            }
            awaitTold("d9", 2);
            try (RunningService second = instance()) {
                assertThat(second.name()).isEqualTo(first.name());
                for (int i = 0; i < 10; i++) {
                    publish(Deployments.pending("d" + i, 1)
                            .deploying("LoadingModel", 1, 2)
                            .at(2));
                    awaitTold("d" + i, 3);
                }
                first.close();
                for (int i = 0; i < 10; i++) {
                    publish(Deployments.pending("d" + i, 1)
                            .in(Phase.RUNNING, "Ready")
                            .at(3));
                }
                send(EventCodec.encode(Event.tombstone(
                        UUID.randomUUID(),
                        EventType.DEPLOYMENT_STATE,
                        "/dynamote/deployment",
                        Instant.now(),
                        null,
                        "ns/d0")));
                for (int i = 0; i < 10; i++) {
                    awaitTold("d" + i, 4);
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            assertThat(told("d" + i))
                    .containsExactly(
                            "1 RUNNING accepted",
                            "1 RUNNING pulling the image",
                            "1 RUNNING loading the model, ready 1/2",
                            "1 COMPLETED ready");
        }
    }

    @Test
    void shouldSignalDeploymentsAndTheirRollouts() throws Exception {
        try (RunningService _ = instance()) {
            publish(Deployments.pending("chat", 1)
                    .deploying("LoadingModel", 1, 2)
                    .at(0));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(signals)
                        .anyMatch(signal -> signal.kind() == SignalKind.DEPLOYMENT
                                && signal.entity().equals("ns/chat")
                                && signal.values().get("ready_replicas") == 1.0);
                assertThat(signals)
                        .anyMatch(signal -> signal.kind() == SignalKind.JOB
                                && signal.entity().equals("rollout:ns/chat")
                                && signal.values().get("progress") == 0.5);
            });
        }
    }
}
