package io.dynamote.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventPayload;
import io.dynamote.events.EventType;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.signal.Signal;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import static org.awaitility.Awaitility.await;

/** The real portal over a real Kafka and stub services. */
public final class TestPortal implements AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public final StubServices services = new StubServices();
    public final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final KafkaProducer<String, byte[]> producer;
    private RunningService running;

    private TestPortal(Map<String, Object> settings) {
        createTopics();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
        running = WebUi.start(options(settings).withPort(0));
    }

    public static TestPortal start() {
        return new TestPortal(Map.of());
    }

    public static TestPortal start(Map<String, Object> settings) {
        return new TestPortal(settings);
    }

    /** What a test sets comes last. */
    private ServiceOptions options(Map<String, Object> settings) {
        ServiceOptions options = ServiceOptions.defaults()
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with(
                        "dynamote.services.catalog.url",
                        services.catalog.address().toString())
                .with(
                        "dynamote.services.deployment.url",
                        services.deployment.address().toString())
                .with(
                        "dynamote.services.telemetry.url",
                        services.telemetry.address().toString())
                .with("dynamote.services.alert.url", services.alert.address().toString());
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return options;
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = Topics.all().stream().map(TestPortal::topic).toList();
            admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topics cannot be created", e);
        }
    }

    private static NewTopic topic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(Map.of("cleanup.policy", topic.cleanup().policy()));
    }

    public URI address() {
        return running.address();
    }

    public <T> T bean(Class<T> type) {
        return running.context().getBean(type);
    }

    public void publish(EventPayload state) {
        send(EventCodec.encode(Event.of(UUID.randomUUID(), "/dynamote/test", Instant.now(), null, state)));
    }

    public void end(EventType type, String key) {
        send(EventCodec.encode(Event.tombstone(UUID.randomUUID(), type, "/dynamote/test", Instant.now(), null, key)));
    }

    private void send(EncodedEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), event.value());
        event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take " + record.key(), e);
        }
    }

    /** Publishes what is known of an entity at one moment. */
    public void publish(Signal signal) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SIGNALS.name(), signal.key(), SampleCodec.encode(signal));
        record.headers().add(SampleType.HEADER, SampleType.SIGNAL.id().getBytes(StandardCharsets.UTF_8));
        send(record);
    }

    /** Publishes the samples and waits until the pages have them. */
    public void fill() {
        Samples.models().forEach(this::publish);
        Samples.deployments(Instant.now()).forEach(this::know);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/deployments").body().contains("tinyllama-ci"));
        await().atMost(Duration.ofMinutes(1)).until(() -> get("/catalog").body().contains("TinyLlama"));
    }

    /** Publishes a deployment and makes deployment-service know it too. */
    public void know(DeploymentState state) {
        services.knows(state.name(), api(state), history(state));
        publish(state);
    }

    /** The state as the API tells it, with steps. */
    private static String api(DeploymentState state) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(
                    EventCodec.encode(Event.of(UUID.randomUUID(), "/dynamote/test", Instant.now(), null, state))
                            .value());
            json.set("steps", JSON.readTree(steps(state)));
            return json.toString();
        } catch (IOException e) {
            throw new IllegalStateException("a state is always readable JSON", e);
        }
    }

    private static String steps(DeploymentState state) {
        Instant at = state.createdAt();
        String[] states = switch (state.phase()) {
            case PENDING -> new String[] {"done", "current", "waiting", "waiting", "waiting"};
            case DEPLOYING -> new String[] {"done", "done", "done", "current", "waiting"};
            case RUNNING, TERMINATING -> new String[] {"done", "done", "done", "done", "done"};
            case FAILED -> new String[] {"done", "done", "done", "failed", "waiting"};
        };
        String[] names = {"Accepted", "Applied", "Scheduled", "Image and weights", "Serving"};
        int[] offsets = {0, 1, 3, 41, 96};
        StringBuilder steps = new StringBuilder("[");
        for (int i = 0; i < names.length; i++) {
            boolean reached = !states[i].equals("waiting");
            boolean last = states[i].equals("current") || states[i].equals("failed");
            steps.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"")
                    .append(names[i])
                    .append("\",\"state\":\"")
                    .append(states[i])
                    .append("\",\"detail\":")
                    .append(last ? quoted(state.verdict().message()) : "null")
                    .append(",\"at\":")
                    .append(reached ? quoted(at.plusSeconds(offsets[i]).toString()) : "null")
                    .append("}");
        }
        return steps.append("]").toString();
    }

    private static String history(DeploymentState state) {
        Instant at = state.createdAt();
        return "{\"items\":["
                + item(1, at, "ada", "deployment.requested.v1", "null", "First try for the search team")
                + ","
                + item(
                        2,
                        at,
                        "ada",
                        "deployment.revision-accepted.v1",
                        "null",
                        state.modelId() + " on " + state.engine())
                + ","
                + item(
                        3,
                        at.plusSeconds(1),
                        "system",
                        "deployment.applied.v1",
                        "null",
                        "The cluster accepted generation 1")
                + ","
                + item(
                        4,
                        at.plusSeconds(3),
                        "system",
                        "deployment.phase-changed.v1",
                        "\"Deploying\"",
                        "Pods are starting")
                + ","
                + item(
                        5,
                        at.plusSeconds(96),
                        "system",
                        "deployment.phase-changed.v1",
                        quoted(phase(state)),
                        state.verdict().message())
                + "]}";
    }

    private static String item(int id, Instant at, String actor, String type, String phase, String message) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"actor\":\"" + actor + "\",\"type\":\"" + type
                + "\",\"revision\":3,\"phase\":" + phase + ",\"message\":" + quoted(message) + "}";
    }

    private static String phase(DeploymentState state) {
        String name = state.phase().name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text is always writable", e);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the portal did not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), e);
        }
    }

    public HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        running.close();
        producer.close(Duration.ofSeconds(2));
        services.close();
        kafka.close();
    }
}
