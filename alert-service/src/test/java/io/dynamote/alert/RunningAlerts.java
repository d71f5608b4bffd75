package io.dynamote.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service on Kafka and Postgres, with one who sends signals and asks over HTTP. */
public final class RunningAlerts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final KafkaProducer<String, byte[]> producer;
    private final RunningService service;

    private RunningAlerts() {
        service = start();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static final class Holder {
        private static final RunningAlerts ONE = new RunningAlerts();

        static {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ONE::close));
        }
    }

    /** The one of this JVM: tests leave each other's hosts and alerts alone. */
    public static RunningAlerts shared() {
        return Holder.ONE;
    }

    private RunningService start() {
        Map<String, Object> properties = new HashMap<>(AlertDatabase.properties(postgres));
        properties.put("dynamote.alert.work", true);
        properties.put("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers());
        return AlertService.start(new ServiceOptions(Map.copyOf(properties)).withPort(0));
    }

    /** Another instance beside this one; to be closed by the caller. */
    public RunningService another() {
        return start();
    }

    /** Base address. */
    public URI address() {
        return service.address();
    }

    /** A part of the service. */
    public <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    /** Sends a signal of a host with these figures, now. */
    public void host(String name, Map<String, Double> values) {
        send(new Signal(
                SignalKind.HOST,
                name,
                Instant.now(),
                Map.of("name", name, "role", "gpu", "state", "live"),
                values,
                Map.of()));
    }

    /** Sends a signal. */
    public void send(Signal signal) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SIGNALS.name(), signal.key(), SampleCodec.encode(signal));
        record.headers().add(SampleType.HEADER, SampleType.SIGNAL.id().getBytes(StandardCharsets.UTF_8));
        try {
            var _ = producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** A rule over hosts that fires at once, as JSON. */
    static String rule(String id, String expression) {
        return """
                {"id": "%s", "name": "%s", "kind": "host", "expression": "%s", "forSeconds": 0, "severity": "critical",
                 "summary": "{{ labels.name }} is busy: {{ percent(cpu_utilization) }}", "labels": {"of": "%s"}}""".formatted(id, "Alert" + id, expression, id);
    }

    /** GET. */
    public Reply get(String path) {
        return send("GET", path, "application/json", null, null);
    }

    /** POST of JSON. */
    public Reply post(String path, String json) {
        return send("POST", path, "application/json", json, null);
    }

    /** Any request; a body if it is not null, a key if it is not null. */
    public Reply send(String method, String path, String contentType, @Nullable String body, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", contentType)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (contentType.equals("text/csv")) {
            request.header("Accept", contentType);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An answer. */
    public record Reply(int status, String contentType, String body, HttpHeaders headers) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(status + " " + body, e);
            }
        }

        /** The items of a list that was answered. */
        public List<JsonNode> items() {
            assertThat(status).as(body).isEqualTo(200);
            return StreamSupport.stream(json().path("items").spliterator(), false)
                    .toList();
        }

        /** A header; empty if it is not there. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The code of a problem. */
        public String code() {
            return json().path("code").asText();
        }
    }

    private void close() {
        producer.close(Duration.ofSeconds(1));
        service.close();
        kafka.close();
        postgres.close();
    }
}
