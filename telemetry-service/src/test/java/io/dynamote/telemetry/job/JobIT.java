package io.dynamote.telemetry.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Jobs from those who report them to those who ask. */
class JobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedKafka kafka;
    private static PostgresServer postgres;
    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        postgres = PostgresServer.start(PostgresOptions.temporary());
        service = startService("2s");
        http = HttpClient.newHttpClient();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/api/jobs").path("unavailable").isEmpty())
                                .isTrue());
    }

    private static RunningService startService(String archiveAfter) {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user())
                .with("dynamote.telemetry.jobs.archive-after", archiveAfter));
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
        kafka.close();
        postgres.close();
    }

    private static HttpResponse<String> put(String id, String more) {
        String body = """
                {"name": "Copy", "kind": "copy", "source": "test"%s}""".formatted(more);
        return send(HttpRequest.newBuilder(service.address().resolve("/api/jobs/" + id))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(service.address().resolve(path)).build()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
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

    private static void publish(JobState state) throws ExecutionException, InterruptedException {
        EncodedEvent event =
                EventCodec.encode(Event.of(UUID.randomUUID(), "/elsewhere", state.updatedAt(), null, state));
        publish(event.key(), event.headers(), event.value());
    }

    private static void publish(
            String key, Map<String, String> headers, byte @org.jspecify.annotations.Nullable [] value)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.JOBS.name(), key, value);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
    }

    private static List<String> ids(String query) {
        return get("/api/jobs?limit=200" + query).path("items").findValuesAsText("id");
    }

    private static void awaitArchived(String id) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ids("")).doesNotContain(id);
            assertThat(ids("&state=archived")).contains(id);
        });
    }

    private static JobState state(String id, int attempt, JobStatus status, Instant at) {
        Instant ended = status.isFinished() ? at : null;
        return new JobState(
                id, attempt, "Job", "copy", "kafka", null, null, status, null, 0.5, 10L, 20L, at, at, ended, null,
                null);
    }

    @Test
    void shouldTakeWhatIsToldOverHttpAndWorkOutTheRest() {
        Instant begin = Instant.now().minusSeconds(30);
        for (int i = 0; i <= 10; i++) {
            HttpResponse<String> answer = put("http/a:b@c", """
                    , "status": "running", "stage": "files", "bytesDone": %d, "bytesTotal": 3000, "startedAt": "%s",
                    "updatedAt": "%s\"""".formatted(i * 100, begin, begin.plusSeconds(i)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        JsonNode job = get("/api/jobs/http/a:b@c");
        assertThat(job.path("id").asText()).isEqualTo("http/a:b@c");
        assertThat(job.path("status").asText()).isEqualTo("running");
        assertThat(job.path("bytesPerSecond").asDouble()).isEqualTo(100);
        assertThat(job.path("remainingSeconds").asDouble()).isBetween(10.0, 20.0);
        assertThat(job.path("elapsedSeconds").asDouble()).isGreaterThan(29);
        assertThat(job.path("attempts")).hasSize(1);
        assertThat(job.path("events").findValuesAsText("message")).containsExactly("has begun");
        assertThat(ids("&state=active&source=test&kind=copy&q=HTTP/A")).containsExactly("http/a:b@c");
        assertThat(ids("&state=finished")).doesNotContain("http/a:b@c");

        HttpResponse<String> older = put("http/a:b@c", """
                , "status": "running", "bytesDone": 5, "updatedAt": "%s\"""".formatted(begin.plusSeconds(3)));
        assertThat(older.statusCode()).isEqualTo(202);
        assertThat(json(older).path("bytesDone").asLong()).as("what is stored").isEqualTo(1_000);
    }

    @Test
    void shouldNotLetAnEndedAttemptComeBackButAHigherOneBegin() {
        assertThat(put("again", ", \"status\": \"failed\", \"error\": \"disk full\"")
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> refused = put("again", ", \"status\": \"running\"");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("job_has_ended", "what begins anew is attempt 2");
        assertThat(put("again", ", \"status\": \"running\", \"attempt\": 2").statusCode())
                .isEqualTo(202);
        JsonNode job = get("/api/jobs/again");
        assertThat(job.path("attempt").asInt()).isEqualTo(2);
        assertThat(job.path("attempts").findValuesAsText("status")).containsExactly("running", "failed");
        assertThat(job.path("events").findValuesAsText("message"))
                .containsExactly("has begun", "has failed: disk full");
    }

    @Test
    void shouldSayWhatIsWrong() {
        JsonNode problem = json(put("bad", ", \"status\": \"running\", \"progress\": 7"));
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("progress");
        assertThat(problem.at("/errors/0/value").asInt()).isEqualTo(7);
        assertThat(problem.at("/errors/0/message").asText()).isEqualTo("must be 0 to 1");
        assertThat(get("/api/jobs/nobody").path("code").asText()).isEqualTo("job_not_found");
        assertThat(get("/api/jobs?state=lost").toString()).contains("must be active, finished or archived");
        assertThat(get("/api/jobs?cursor=x").toString()).contains("cursor");
    }

    @Test
    void shouldArchiveOnceAndKeepThroughRestarts() throws Exception {
        Instant begin = Instant.now().minusSeconds(10);
        publish(state("kept", 1, JobStatus.RUNNING, begin));
        publish(state("kept", 1, JobStatus.RUNNING, begin.plusSeconds(1)));
        publish(state("kept", 1, JobStatus.RUNNING, begin));
        publish(state("kept", 1, JobStatus.COMPLETED, begin.plusSeconds(2)));
        publish(state("kept", 1, JobStatus.RUNNING, begin.plusSeconds(3)));
        awaitArchived("kept");
        JsonNode totals = get("/api/jobs").path("totals");

        service.close();
        service = startService("2s");

        awaitArchived("kept");
        JsonNode job = get("/api/jobs/kept");
        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(job.path("events").findValuesAsText("message")).containsExactly("is completed", "has begun");
        assertThat(job.path("missing").isEmpty()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/jobs").path("totals").path("completed"))
                        .isEqualTo(totals.path("completed")));
        assertThat(get("/api/jobs/events").path("items").findValuesAsText("id")).contains("kept");
    }

    @Test
    void shouldPageThroughTheArchive() throws Exception {
        Instant begin = Instant.now().minusSeconds(100);
        for (int i = 0; i < 5; i++) {
            publish(state("page/" + i, 1, JobStatus.COMPLETED, begin.plusNanos(i / 2)));
        }
        awaitArchived("page/4");
        String cursor = "";
        List<String> seen = new CopyOnWriteArrayList<>();
        do {
            JsonNode page = get("/api/jobs?state=archived&q=page/&limit=2" + cursor);
            seen.addAll(page.path("items").findValuesAsText("id"));
            cursor = page.path("nextCursor").isTextual()
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyInAnyOrder("page/0", "page/1", "page/2", "page/3", "page/4");
    }

    @Test
    void shouldWriteADeadLetterForWhatCannotBeReadAndGoOn() throws Exception {
        List<ReceivedRecord> letters = new CopyOnWriteArrayList<>();
        KafkaProperties properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
        try (TopicTail _ =
                TopicTail.start(properties, List.of(Topics.DEAD_LETTERS.name()), letters::add, Clock.systemUTC())) {
            publish("rubbish", Map.of(), "{".getBytes(StandardCharsets.UTF_8));
            JobState future =
                    state("future", 1, JobStatus.RUNNING, Instant.now().plus(Duration.ofDays(1)));
            publish(future);
            publish(state("after-rubbish", 1, JobStatus.RUNNING, Instant.now()));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(ids("")).contains("after-rubbish").doesNotContain("future");
                assertThat(letters)
                        .filteredOn(letter -> letter.key().equals(Topics.JOBS.name()))
                        .extracting(letter -> String.valueOf(letter.headers().get("dynamote_reason")))
                        .hasSize(2)
                        .anyMatch(reason -> reason.contains("ce_type is missing"))
                        .anyMatch(reason -> reason.startsWith("updatedAt must be at most 10 min ahead"));
            });
        }
    }

    @Test
    void shouldShowTheBoardWhilePostgresIsAwayAndCatchUp() {
        assertThat(put("away/before", ", \"status\": \"running\"").statusCode()).isEqualTo(202);
        postgres.stop();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get("/api/jobs")
                                    .path("unavailable")
                                    .path("totals")
                                    .asText())
                            .startsWith("Postgres cannot be reached"));
            assertThat(put("away/during", ", \"status\": \"completed\"").statusCode())
                    .isEqualTo(202);
            assertThat(ids("")).contains("away/before");
            assertThat(get("/api/jobs/away/before").path("missing").has("events"))
                    .isTrue();
        } finally {
            postgres.restart();
        }
        awaitArchived("away/during");
    }
}
