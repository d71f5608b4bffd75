package io.dynamote.telemetry.scrape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.telemetry.scrape.FrontendStub.Mood;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the metrics of pods to the live view, over deployments that come, change and go. */
class ScrapeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedKafka kafka;
    private static Deployments deployments;
    private static FrontendStub first;
    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        deployments = new Deployments(kafka.bootstrapServers());
        first = new FrontendStub("127.0.0.2", 0);
        service = service();
        http = HttpClient.newHttpClient();
    }

    private static RunningService service() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.telemetry.scrape.interval", "1s")
                .with("dynamote.telemetry.scrape.timeout", "500ms")
                .with("dynamote.telemetry.scrape.through", "pods")
                .with("dynamote.telemetry.scrape.most-bytes", 1_000_000)
                .with("dynamote.telemetry.scrape.port", first.port()));
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
        first.close();
        deployments.close();
        kafka.close();
    }

    private static JsonNode get(RunningService from, String path) {
        try {
            URI address = from.address().resolve(path);
            return JSON.readTree(
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode traffic(String deployment) {
        return get(service, "/api/traffic?windowSeconds=900&scope=deployment:ns/" + deployment);
    }

    private static JsonNode target(RunningService of, String pod) {
        for (JsonNode target : get(of, "/api/traffic/targets").path("items")) {
            if (target.path("pod").asText().equals(pod)) {
                return target;
            }
        }
        return JSON.missingNode();
    }

    private static void awaitStatus(String pod, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(target(service, pod).path("status").asText()).isEqualTo(status));
    }

    private static void awaitRequests(String deployment, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(traffic(deployment).path("requests").asInt()).isEqualTo(count));
    }

    @Test
    void shouldCountWhatAFrontendServesAlsoWhenItsProcessBeginsAnew() throws Exception {
        first.restart();
        first.serve(1_000, 10);
        deployments.tell(Deployments.state(
                "d",
                Deployments.frontend("d-frontend", first.ip()),
                Deployments.pod("d-worker", "worker", "Running"),
                Deployments.pod("d-frontend-2", "Frontend", "Pending")));
        awaitStatus("d-frontend", "read");
        int asked = first.fetched();
        await().atMost(PATIENCE).until(() -> first.fetched() > asked + 1);
        awaitRequests("d", 1_000);

        first.serve(7, 20);
        awaitRequests("d", 1_007);
        first.restart();
        first.serve(5, 10);
        awaitRequests("d", 1_012);

        JsonNode traffic = traffic("d");
        assertThat(traffic.path("outputTokens").asLong()).isEqualTo(10_000 + 140 + 50);
        assertThat(traffic.path("activeRequests").asLong()).isEqualTo(2);
        assertThat(traffic.at("/timeToFirstTokenMillis/count").asLong()).isEqualTo(1_012);
        assertThat(traffic.at("/timeToFirstTokenMillis/p50").asDouble())
                .as("within its bucket")
                .isBetween(100.0, 220.0);
        assertThat(get(service, "/api/traffic/by/team").toString()).contains("team:owner");
        JsonNode target = target(service, "d-frontend");
        assertThat(target.path("models").toString()).isEqualTo("[\"m\"]");
        assertThat(target.path("ageSeconds").asDouble()).isBetween(0.0, 60.0);
        assertThat(target.path("address").asText()).isEqualTo("http://127.0.0.2:" + first.port() + "/metrics");
        assertThat(get(service, "/api/traffic/targets").findValuesAsText("pod"))
                .as("neither workers nor what does not run")
                .doesNotContain("d-worker", "d-frontend-2");
    }

    @ParameterizedTest
    @CsvSource({
        "SILENT, timeout, no whole answer within PT0.5S",
        "HALF_AN_ANSWER, timeout, no whole answer within PT0.5S",
        "RUBBISH, unreadable, 'line 2: must have the name of a metric, not: <html>'",
        "HUGE, too_large, more than 1000000 bytes",
        "BROKEN, status, status 500"
    })
    void shouldSayWhyAFrontendCannotBeRead(Mood mood, String reason, String message) throws Exception {
        String name = "sick-" + mood.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (FrontendStub stub = new FrontendStub("127.0.0.3", first.port())) {
            stub.serve(3, 1);
            deployments.tell(Deployments.state(name, Deployments.frontend(name, stub.ip())));
            awaitStatus(name, "read");
            awaitRequests(name, 3);

            stub.is(mood);
            awaitStatus(name, "failing");
            JsonNode failing = target(service, name);
            assertThat(failing.path("reason").asText()).isEqualTo(reason);
            assertThat(failing.path("message").asText()).isEqualTo(message);
            assertThat(failing.path("lastRead").asText()).isNotEmpty();
            assertThat(traffic(name).path("requests").asInt())
                    .as("what was counted stays")
                    .isEqualTo(3);

            stub.serve(4, 1);
            stub.is(Mood.WELL);
            awaitStatus(name, "read");
            awaitRequests(name, 7);
        }
        awaitStatus(name, "failing");
        assertThat(target(service, name).path("reason").asText()).isEqualTo("unreachable");
        deployments.gone(name);
        await().atMost(PATIENCE).until(() -> target(service, name).isMissingNode());
    }

    @Test
    void shouldSayThatFiguresAreOldWhileTheOnlyOneWhoTellsCannotBeRead() throws Exception {
        try (FrontendStub stub = new FrontendStub("127.0.0.5", first.port())) {
            stub.serve(3, 1);
            deployments.tell(Deployments.state("old-figures", Deployments.frontend("old-figures", stub.ip())));
            awaitRequests("old-figures", 3);
            awaitStale("old-figures", false);
            stub.is(Mood.BROKEN);
            awaitStale("old-figures", true);
            JsonNode old = traffic("old-figures");
            assertThat(Instant.parse(old.path("asOf").asText()))
                    .isBefore(Instant.parse(old.path("to").asText()).minusSeconds(4));
            stub.is(Mood.WELL);
            awaitStale("old-figures", false);
        }
        deployments.gone("old-figures");
    }

    private static void awaitStale(String deployment, boolean stale) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(traffic(deployment).path("stale").asBoolean(!stale))
                                .isEqualTo(stale));
    }

    @Test
    void shouldNotCountWhatWasServedBeforeItWasWatched() throws Exception {
        try (FrontendStub stub = new FrontendStub("127.0.0.4", first.port())) {
            stub.began(Duration.ofMinutes(1));
            stub.serve(500, 1);
            deployments.tell(Deployments.state("old", Deployments.frontend("old", stub.ip())));
            awaitStatus("old", "read");
            stub.serve(6, 1);
            awaitRequests("old", 6);
        }
        deployments.gone("old");
    }

    @Test
    void shouldSayThatAPodHasNoAddressYet() throws Exception {
        deployments.tell(Deployments.state("addressless", Deployments.frontend("addressless", null)));
        awaitStatus("addressless", "failing");
        JsonNode failing = target(service, "addressless");
        assertThat(failing.path("reason").asText()).isEqualTo("unreachable");
        assertThat(failing.path("lastRead").isMissingNode()
                        || failing.path("lastRead").isNull())
                .isTrue();
        deployments.gone("addressless");
    }

    @Test
    void shouldShareTheDeploymentsBetweenInstances() throws Exception {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            String name = "shared-" + i;
            all.add(name);
            deployments.tell(Deployments.state(name, Deployments.frontend(name, first.ip())));
        }
        try (RunningService second = service()) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                Set<String> ofFirst = shared(service);
                Set<String> ofSecond = shared(second);
                assertThat(ofFirst).isNotEmpty();
                assertThat(ofSecond).isNotEmpty().doesNotContainAnyElementsOf(ofFirst);
                Set<String> both = new HashSet<>(ofFirst);
                both.addAll(ofSecond);
                assertThat(both).isEqualTo(all);
            });
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shared(service)).isEqualTo(all));
        for (String name : all) {
            deployments.gone(name);
        }
    }

    private static Set<String> shared(RunningService of) {
        Set<String> pods = new HashSet<>(get(of, "/api/traffic/targets").findValuesAsText("pod"));
        pods.removeIf(pod -> !pod.startsWith("shared-"));
        return pods;
    }
}
