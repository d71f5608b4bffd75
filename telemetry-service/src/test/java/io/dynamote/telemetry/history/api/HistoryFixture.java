package io.dynamote.telemetry.history.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.telemetry.history.rollup.Sums;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka, Postgres and instances of the service on them; windows that are told, and what they add up to. */
final class HistoryFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    kafka.bootstrapServers(),
                    // A partition that is just being made may refuse the first batch and take the second one; the first
                    // is then out of order for ever, and lost.
                    "max.in.flight.requests.per.connection",
                    1),
            new StringSerializer(),
            new ByteArraySerializer());
    private final Map<String, Sums> told = new TreeMap<>();

    RunningService startService() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user())
                .with("dynamote.telemetry.history.write-interval", "300ms"));
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** Puts a window on its topic, and into the sums of its deployment. */
    void tell(TrafficWindow window) {
        try {
            for (TrafficWindow.Series series : window.series()) {
                synchronized (told) {
                    told.computeIfAbsent(window.deployment(), _ -> new Sums()).add(series);
                }
            }
        } catch (InvalidSampleException e) {
            throw new IllegalStateException(e);
        }
        tell(window.deployment(), SampleCodec.encode(window));
    }

    /** Puts anything on the topic of windows. */
    void tell(String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.TRAFFIC_WINDOWS.name(), key, value);
        record.headers().add(SampleType.HEADER, SampleType.TRAFFIC_WINDOW.id().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record);
    }

    /** What was told of deployments. */
    Sums told(String... deployments) {
        Sums sums = new Sums();
        synchronized (told) {
            List.of(deployments).forEach(deployment -> sums.addAll(told.get(deployment)));
        }
        return sums;
    }

    HttpResponse<String> get(RunningService service, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** The parts of figures that do not depend on how long they were counted. */
    static String counts(JsonNode figures) {
        return String.join(
                " ",
                figures.path("requests").asText(),
                figures.path("cancelled").asText(),
                figures.path("failed").asText(),
                figures.path("errors").toString(),
                figures.path("inputTokens").asText(),
                figures.path("outputTokens").asText(),
                figures.path("cacheReadTokens").asText(),
                figures.path("durationMillis").toString(),
                figures.path("timeToFirstTokenMillis").toString(),
                figures.path("timePerOutputTokenMillis").toString());
    }

    static String counts(Sums sums) {
        return counts(JSON.valueToTree(TrafficFigures.of(sums, 1)));
    }

    @Override
    public void close() {
        producer.close();
        http.close();
        kafka.close();
        postgres.close();
    }
}
