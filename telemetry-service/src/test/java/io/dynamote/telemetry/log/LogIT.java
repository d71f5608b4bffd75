package io.dynamote.telemetry.log;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From a line, logged by a service or sent by anybody, to {@code GET /api/logs}. */
class LogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINE = """
            {"service.name":"%s","service.instance.id":"i1","sequence":%d,"dropped":0,"time":"2026-11-20T12:00:00Z",\
            "severity":"WARN","logger":"restic","message":"%s","attributes":{}}""";

    private static EmbeddedKafka kafka;
    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        service = startService();
        http = HttpClient.newHttpClient();
    }

    private static RunningService startService() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
        kafka.close();
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(service.address().resolve("/api/telemetry/logs"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String get(URI address, String query) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/api/logs" + query)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static List<String> messages(String query) throws Exception {
        return texts("message", get(service.address(), query));
    }

    private static List<String> texts(String field, String json) {
        return Pattern.compile("\"" + field + "\":\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void shouldShowWhatTheServiceItselfLogs() {
        LoggerFactory.getLogger("io.dynamote.telemetry.log.Probe").info("telemetry says hello");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("?service=telemetry-service&q=HELLO"))
                        .containsExactly("telemetry says hello"));
    }

    @Test
    void shouldTakeLinesOverHttpAndRefuseWhatIsWrongLineByLine() throws Exception {
        String body = LINE.formatted("restic", 1, "first") + "\n" + LINE.formatted("restic", 0, "bad number") + "\n"
                + LINE.formatted("", 2, "no service") + "\nrubbish\n" + LINE.formatted("restic", 3, "third");

        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .contains(
                        "\"accepted\":2", "\"refused\":3", "\"line\":2", "sequence must be at least 1", "service.name");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("?service=restic")).containsExactly("first", "third"));
        assertThat(post(body).statusCode()).isEqualTo(202);
        assertThat(post(LINE.formatted("restic", 4, "fourth")).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(messages("?service=restic")).containsExactly("first", "third", "fourth"));
    }

    @Test
    void shouldCleanTextThatWouldDrawOverOtherText() throws Exception {
        assertThat(post(LINE.formatted("esc", 1, "\\u001b[2Jred \\u202eevil")).statusCode())
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("?service=esc")).containsExactly("red evil"));
    }

    @Test
    void shouldGoOnPastRecordsThatCannotBeRead() throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("dynamote.logs", "x", "no schema"))
                    .get();
            ProducerRecord<String, String> rubbish = new ProducerRecord<>("dynamote.logs", "x", "{\"sequence\":true}");
            rubbish.headers().add("schema", "log.line.v1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            producer.send(rubbish).get();
        }
        assertThat(post(LINE.formatted("after", 1, "still here")).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("?service=after")).containsExactly("still here"));
    }

    @Test
    void shouldGiveTheSameCursorsFromAnotherInstance() throws Exception {
        assertThat(post(LINE.formatted("two", 1, "before")).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("?service=two")).containsExactly("before"));
        String cursor = texts("cursor", get(service.address(), "?service=two")).getFirst();
        assertThat(post(LINE.formatted("two", 2, "after")).statusCode()).isEqualTo(202);
        try (RunningService other = startService()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    texts("message", get(other.address(), "?service=two&after=" + cursor)))
                            .containsExactly("after"));
        }
    }

    @Test
    void shouldSayUpToWhenThingsAreKnownWhileKafkaIsAway() {
        List<String> paths = List.of("/api/logs", "/api/jobs", "/api/jobs/events", "/api/traffic/points", "/api/hosts");
        awaitEach(paths, age -> age < 3);
        kafka.stop();
        try {
            awaitEach(paths, age -> age > 6);
        } finally {
            kafka.restart();
        }
        awaitEach(paths, age -> age < 3);
    }

    private static void awaitEach(List<String> paths, DoublePredicate expected) {
        for (String path : paths) {
            await().atMost(PATIENCE).until(() -> expected.test(age(path)));
        }
    }

    /** Seconds for which nothing has been heard; a day if nothing ever was. */
    private static double age(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(service.address().resolve(path)).build();
        String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        List<String> asOf = texts("asOf", body);
        return asOf.isEmpty()
                ? 86_400
                : Duration.between(Instant.parse(asOf.getLast()), Instant.now()).toMillis() / 1e3;
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() throws Exception {
        assertThat(get(service.address(), "?limit=0")).contains("limit", "must be 1 to 1000");
        assertThat(get(service.address(), "?severity=loud")).contains("severity", "must be INFO, WARN or ERROR");
        assertThat(get(service.address(), "?after=yesterday")).contains("after", "must be a cursor");
    }
}
