package io.dynamote.telemetry.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.HostSample;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.telemetry.signal.SignalSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** From samples over HTTP to the answers about hosts. */
class HostsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedKafka kafka;
    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        service = started();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
        kafka.close();
    }

    private static RunningService started() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    private static int post(HostSample... samples) {
        StringBuilder lines = new StringBuilder();
        for (HostSample sample : samples) {
            lines.append(TestHost.json(sample)).append('\n');
        }
        return send(HttpRequest.newBuilder(service.address().resolve("/api/telemetry/hosts"))
                        .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
                        .build())
                .statusCode();
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(service.address().resolve(path)).build());
    }

    private static JsonNode json(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitState(String id, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(json("/api/hosts/" + id).path("state").asText())
                                .isEqualTo(state));
    }

    @Test
    void shouldShowAHostAndItsSections() {
        Instant now = Instant.now();
        TestHost host = TestHost.agent("shown");
        assertThat(post(host.cpu(now, 0.25)
                        .memory(now, 0.5)
                        .drive(now, "/dev/nvme0", 0.6, 1, Drive.Status.OK)
                        .sample(now)))
                .isEqualTo(202);
        awaitState("shown", "live");

        JsonNode shown = json("/api/hosts/shown");
        assertThat(shown.get("name").asText()).isEqualTo("shown.example");
        assertThat(shown.get("cpuUtilization").asDouble()).isEqualTo(0.25);
        assertThat(shown.get("memoryUsedBytes").toString()).isEqualTo("500000000");
        assertThat(shown.get("driveWearRatio").asDouble()).isEqualTo(0.6);
        assertThat(shown.get("gpuUtilization").isNull()).isTrue();
        assertThat(shown.at("/unavailable/gpuUtilization").asText()).isEqualTo("not-yet: has not been told");
        assertThat(shown.at("/services/total").isNull()).isTrue();
        assertThat(shown.at("/sections/drives/items/0/dynamote.drive.wear").asDouble())
                .isEqualTo(0.6);
        assertThat(shown.get("ways").toString()).isEqualTo("[\"agent\"]");
        assertThat(shown.get("ageSeconds").asDouble()).isBetween(0.0, 30.0);

        JsonNode list = json("/api/hosts");
        assertThat(list.get("items").findValuesAsText("id")).contains("shown");
        await().atMost(PATIENCE).until(() -> json("/api/hosts").hasNonNull("asOf"));

        JsonNode live = json("/api/hosts/shown/live?seconds=900&metrics=cpuUtilization,gpuUtilization");
        assertThat(live.at("/metrics/cpuUtilization/0/avg").asDouble()).isCloseTo(0.25, within(1e-6));
        assertThat(live.at("/metrics/gpuUtilization")).isEmpty();
        assertThat(live.get("resolution").asText()).isEqualTo("1s");
    }

    @Test
    void shouldShowADeadHostSilentWithinFiveSecondsAndWhenItIsBack() {
        // The grace after a start must be over, or nobody is silent yet.
        await().atMost(PATIENCE).until(() -> {
            post(TestHost.agent("other-" + System.nanoTime()).sample(Instant.now()));
            return json("/api/hosts").get("items").findValuesAsText("state").contains("silent");
        });
        TestHost host = TestHost.agent("mortal");
        AtomicBoolean alive = new AtomicBoolean(true);
        Thread agent = Thread.ofVirtual().start(() -> {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        Instant now = Instant.now();
                        post(host.cpu(now, 0.5).sample(now));
                        return !alive.get();
                    });
        });
        awaitState("mortal", "live");
        alive.set(false);
        await().atMost(PATIENCE).until(() -> !agent.isAlive());

        // By the times of the service itself: how long an answer takes on a machine under load is not its verdict.
        Instant judgedLive = lastJudgedLive("mortal");
        Instant heard = Instant.parse(json("/api/hosts/mortal").get("since").asText());
        assertThat(judgedLive).isBefore(heard.plusSeconds(5));
        assertThat(signal("mortal")).contains("silent=1.0").doesNotContain("cpu_utilization=0.5");

        Instant back = Instant.now();
        post(host.cpu(back, 0.75).sample(back));
        awaitState("mortal", "live");
        assertThat(Instant.parse(json("/api/hosts/mortal").get("since").asText()))
                .isAfterOrEqualTo(back.minusMillis(1));
        assertThat(signal("mortal")).contains("silent=0.0", "cpu_utilization=0.75");
    }

    /** Waits until the host is silent; a moment up to which everything was read when it was live for the last time. */
    private static Instant lastJudgedLive(String id) {
        Instant[] asOf = {Instant.EPOCH};
        Instant[] live = {Instant.EPOCH};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            Instant before = asOf[0];
            JsonNode list = json("/api/hosts");
            asOf[0] = Instant.parse(list.get("asOf").asText());
            String state = StreamSupport.stream(list.get("items").spliterator(), false)
                    .filter(item -> item.get("id").asText().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .get("state")
                    .asText();
            live[0] = state.equals("live") ? before : live[0];
            return state.equals("silent");
        });
        return live[0];
    }

    private static String signal(String id) {
        return service.context().getBeansOfType(SignalSource.class).stream()
                .flatMap(source -> source.signals(Instant.now()).stream())
                .filter(signal -> signal.key().equals("host/" + id))
                .findFirst()
                .orElseThrow()
                .values()
                .toString();
    }

    @Test
    void shouldKnowAfterARestartWhatItKnew() {
        Instant now = Instant.now();
        TestHost host = TestHost.agent("kept").memory(now.minusSeconds(60), 0.5);
        HostSample first = host.sample(now.minusSeconds(60));
        HostSample second = host.bare().cpu(now, 0.25).sample(now);
        post(first, second, first);
        awaitState("kept", "live");
        service.close();
        service = started();

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode kept = json("/api/hosts/kept");
            assertThat(kept.path("memoryUtilization").asDouble()).isEqualTo(0.5);
            assertThat(kept.path("cpuUtilization").asDouble()).isEqualTo(0.25);
        });
        assertThat(json("/api/hosts/kept/live").at("/metrics/memoryUtilization"))
                .hasSize(2);
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        assertThat(get("/api/hosts/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/api/hosts/nobody").body()).contains("host_not_found", "nobody");
        assertThat(get("/api/hosts/nobody/live").statusCode()).isEqualTo(404);
        assertThat(get("/api/hosts/x/live?seconds=901").body()).contains("must be from 1 to 900");
        post(TestHost.agent("asked").sample(Instant.now()));
        awaitState("asked", "live");
        assertThat(get("/api/hosts/asked/live?metrics=colour").body()).contains("metrics", "must be of cpuUtilization");
    }

    @Test
    void shouldLetNoHostFallSilentWhileKafkaIsAway() {
        Instant now = Instant.now();
        post(TestHost.agent("patient").cpu(now, 0.5).sample(now));
        awaitState("patient", "live");
        kafka.stop();
        Instant gone = Instant.now();
        try {
            await().pollDelay(Duration.ofSeconds(6))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    json("/api/hosts/patient").get("ageSeconds").asDouble())
                            .isGreaterThan(6));
            JsonNode list = json("/api/hosts");
            assertThat(Instant.parse(list.get("asOf").asText())).isBefore(gone.plusSeconds(4));
            assertThat(json("/api/hosts/patient").get("state").asText()).isEqualTo("live");
        } finally {
            kafka.restart();
        }
        awaitState("patient", "silent");
    }
}
