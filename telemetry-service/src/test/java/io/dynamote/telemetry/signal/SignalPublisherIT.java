package io.dynamote.telemetry.signal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.TrafficVariables;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From requests to signals on Kafka, by one instance and by two. */
class SignalPublisherIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Signal> signals = new ConcurrentLinkedQueue<>();
    private int sequence;

    private static RunningService service(EmbeddedKafka kafka) {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    private void receive(ReceivedRecord record) {
        try {
            Signal signal = SampleCodec.decode(record.value(), Signal.class);
            assertThat(record.key()).isEqualTo(signal.key());
            assertThat(record.headers()).containsEntry("schema", "signal.v1");
            signals.add(signal);
        } catch (InvalidSampleException e) {
            throw new AssertionError(e);
        }
    }

    private static void tell(URI address, String model, int sequence) throws Exception {
        String line = """
                {"dynamote.producer": "g", "dynamote.epoch": 1, "dynamote.sequence": %d, "time": "%s",\
                 "dynamote.deployment": "ns/d", "gen_ai.request.model": "%s", "duration_us": 250000}""".formatted(sequence, Instant.now(), model);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address.resolve("/api/telemetry/requests"))
                            .POST(HttpRequest.BodyPublishers.ofString(line))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
    }

    /** The newest signal of each scope of traffic. */
    private Map<String, Signal> newest() {
        return signals.stream()
                .filter(signal -> signal.kind() == SignalKind.TRAFFIC)
                .collect(Collectors.toMap(Signal::entity, signal -> signal, (_, later) -> later));
    }

    /** Tells until every scope has had a signal with a request in it, for what is told may come too late for a signal. */
    private void tellUntilAllAreHeardOf(RunningService service) {
        signals.clear();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            tell(service.address(), "m", ++sequence);
            assertThat(newest()).containsOnlyKeys("all", "model:m", "deployment:ns/d");
            assertThat(newest().values())
                    .allSatisfy(signal -> assertThat(signal.values())
                            .hasEntrySatisfying(
                                    TrafficVariables.REQUESTS_LAST_MINUTE,
                                    requests -> assertThat(requests).isGreaterThanOrEqualTo(1)));
        });
    }

    private static void assertTellsRateAndPercentiles(Signal model) {
        assertThat(model.labels()).containsEntry("scope", "model").containsEntry("model", "m");
        assertThat(model.values())
                .hasEntrySatisfying(
                        TrafficVariables.REQUESTS_PER_SECOND,
                        rate -> assertThat(rate).isPositive())
                .hasEntrySatisfying(
                        "duration_p99_seconds", p99 -> assertThat(p99).isBetween(0.25, 0.2503));
        assertThat(model.unavailable())
                .containsKeys(TrafficVariables.ACTIVE_REQUESTS, "time_to_first_token_p50_seconds");
    }

    @Test
    void shouldTellEachEntityByOneInstanceAndGoOnWhenOneEnds() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                RunningService one = service(kafka)) {
            KafkaProperties properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
            try (TopicTail _ =
                    TopicTail.start(properties, List.of(Topics.SIGNALS.name()), this::receive, Clock.systemUTC())) {
                try (RunningService two = service(kafka)) {
                    tellUntilAllAreHeardOf(one);
                    assertThat(signals)
                            .filteredOn(signal -> signal.entity().equals("model:m"))
                            .anySatisfy(SignalPublisherIT::assertTellsRateAndPercentiles);
                    tellUntilAllAreHeardOf(two);
                }
                tellUntilAllAreHeardOf(one);
            }
            assertTakesPartOnlyWhenItKnowsWhatToTell(properties);
        }
    }

    /** A publisher by itself, on the same Kafka. */
    private static void assertTakesPartOnlyWhenItKnowsWhatToTell(KafkaProperties properties) {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean known = new AtomicBoolean();
        AtomicInteger made = new AtomicInteger();
        SignalGate gate = () -> {
            asked.incrementAndGet();
            return known.get();
        };
        SignalSource source = _ -> {
            made.incrementAndGet();
            return List.of();
        };
        SignalPublisher publisher =
                new SignalPublisher(properties, List.of(source), List.of(() -> true, gate), Clock.systemUTC());
        try {
            await().atMost(PATIENCE).until(() -> asked.get() > 5);
            assertThat(made).as("not yet").hasValue(0);
            known.set(true);
            await().atMost(PATIENCE).until(() -> made.get() > 0);
        } finally {
            publisher.close();
        }
    }
}
