package io.dynamote.telemetry.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** From an HTTP batch to the live view. */
class IntakeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedKafka kafka;
    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        service = service();
        http = HttpClient.newHttpClient();
    }

    private static RunningService service() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.telemetry.most-series", "5000")
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
        kafka.close();
    }

    private static String now(String deployment, int sequence) {
        return RequestLinesTest.line("gateway-of-" + deployment, sequence)
                .replace("2026-11-20T12:00:00Z", Instant.now().toString())
                .replace("ns/d", "ns/" + deployment);
    }

    private static HttpResponse<String> post(byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address().resolve("/api/telemetry/requests"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static HttpResponse<String> post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-ndjson");
    }

    private static String get(String path) {
        return get(service, path).body();
    }

    private static HttpResponse<String> get(RunningService from, String path) {
        return send(HttpRequest.newBuilder(from.address().resolve(path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitRequests(String deployment, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/traffic?windowSeconds=900&scope=deployment:ns/" + deployment))
                        .contains("\"requests\":" + count + ","));
    }

    /** What became of the requests that came to this instance. */
    private static long became(String what) {
        Matcher number = Pattern.compile("\"" + what + "\":(\\d+)").matcher(get("/api/traffic/intake"));
        assertThat(number.find()).as(what).isTrue();
        return Long.parseLong(number.group(1));
    }

    private static void awaitBecame(String what, long count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(became(what)).isEqualTo(count));
    }

    @Test
    void shouldCountWhatItTakesAndOnlyOnce() {
        long duplicates = became("duplicates");
        String body = now("first", 1) + "\n" + now("first", 2) + "\nrubbish\n" + now("first", 3);

        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":3", "\"refused\":1", "\"line\":3", "must be JSON");
        awaitRequests("first", 3);
        assertThat(post(body).statusCode()).isEqualTo(202);
        assertThat(post(now("first", 4)).statusCode()).isEqualTo(202);
        awaitRequests("first", 4);
        assertThat(get("/api/traffic/by/deployment")).contains("\"scope\":\"deployment:ns/first\"");
        assertThat(get("/api/traffic/by/model")).contains("\"scope\":\"model:m\"");
        awaitBecame("duplicates", duplicates + 3);
    }

    @Test
    void shouldCountABodyOfVeryManyLongNames() {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 990; i++) {
            body.append(now("wide", i).replace("\"m\"", '"' + "语".repeat(252) + i + '"'))
                    .append('\n');
        }
        assertThat(post(body.toString()).body()).contains("\"accepted\":990");
        awaitRequests("wide", 990);
    }

    @Test
    void shouldRecogniseWhatComesAgainAfterARestartWhateverPartitionItsProducerChose() throws Exception {
        try (DirectGateway gateway = new DirectGateway(kafka.bootstrapServers())) {
            gateway.tell(now("chosen", 1));
            gateway.tell(now("chosen", 2));
            awaitRequests("chosen", 12);
            service.close();
            service = service();
            gateway.tell(now("chosen", 2));
            gateway.tell(now("chosen", 3));
            awaitRequests("chosen", 18);
            awaitBecame("duplicates", 6);
            awaitBecame("counted", 6);
        }
    }

    @Test
    void shouldGoOnBehindARecordThatCannotBeCounted() throws Exception {
        RequestBatch.Writer culprit = new RequestBatch.Writer("too-much", 1);
        RequestFields request = new RequestFields();
        RequestJson.read(now("culprit", 1).getBytes(StandardCharsets.UTF_8), request);
        Random random = new Random(5);
        for (int i = 1; i <= 100; i++) {
            request.sequence = i;
            request.model = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
            culprit.add(request);
        }
        long counted = became("counted");
        long unreadable = became("unreadable");
        try (DirectGateway gateway = new DirectGateway(kafka.bootstrapServers())) {
            gateway.boundWindows(3_000);
            try {
                gateway.send(0, SampleType.LLM_REQUEST_BATCH, culprit.bytes());
                gateway.tell(now("innocent", 1));
                awaitRequests("innocent", 6);
            } finally {
                gateway.freeWindows();
            }
            awaitBecame("unreadable", unreadable + 1);
            awaitBecame("counted", counted + 6);
            assertThat(get("/api/traffic?windowSeconds=900&scope=deployment:ns/culprit"))
                    .contains("\"requests\":0,");
        }
    }

    @Test
    void shouldKnowWhatIsUnderWayForAsLongAsAGatewaySays() {
        String pulse = """
                {"dynamote.producer": "pulsing", "dynamote.epoch": 1, "time": "%s", "lease_seconds": %d, "active":
                [{"dynamote.deployment": "ns/pulsing", "gen_ai.request.model": "m", "count": 17}]}""";
        String question = "/api/traffic?scope=deployment:ns/pulsing";

        HttpResponse<String> answer = pulse(pulse.formatted(Instant.now(), 300).replace('\n', ' ') + "\n{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":1", "\"refused\":1", "dynamote.epoch", "must be given");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(question)).contains("\"activeRequests\":17"));
        pulse(pulse.formatted(Instant.now(), 1).replace('\n', ' '));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(question)).doesNotContain("\"activeRequests\":17"));
    }

    private static HttpResponse<String> pulse(String body) {
        return send(HttpRequest.newBuilder(service.address().resolve("/api/telemetry/pulses"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void shouldPutSamplesOfHostsOnTheirTopic() throws IOException {
        byte[] sample = Files.readString(Path.of("../events/src/test/resources/golden/host.sample.v1.json"))
                .replaceAll("\\n\\s*", " ")
                .getBytes(StandardCharsets.UTF_8);
        List<ReceivedRecord> received = new CopyOnWriteArrayList<>();
        KafkaProperties properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
        try (TopicTail _ =
                TopicTail.start(properties, List.of(Topics.HOST_SAMPLES.name()), received::add, Clock.systemUTC())) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(service.address().resolve("/api/telemetry/hosts"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(sample))
                            .build());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body()).contains("\"accepted\":1");
            await().atMost(PATIENCE).until(() -> !received.isEmpty());
        }
        assertThat(received.getFirst().headers()).containsEntry("schema", "host.sample.v1");
        assertThat(received.getFirst().value()).isEqualTo(sample);
    }

    @Test
    void shouldTakeWhatIsZipped() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(("[" + now("zipped", 1) + "," + now("zipped", 2) + "]").getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> answer =
                post(zipped.toByteArray(), "Content-Type", "application/json", "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":2");
        awaitRequests("zipped", 2);
    }

    @Test
    void shouldListScopesPageByPageAndAddThemUp() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            lines.append(now("page-" + i, 1)).append('\n');
        }
        lines.append(now("page-6", 1).replace("ns/page-6", "")).append('\n');
        assertThat(post(lines.toString()).statusCode()).isEqualTo(202);
        awaitRequests("page-5", 1);
        String five = "deployment:ns/page-1&scope=deployment:ns/page-2&scope=deployment:ns/page-3"
                + "&scope=deployment:ns/page-4&scope=deployment:ns/page-5&scope=deployment:ns/page-5";
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode together = json("/api/traffic?windowSeconds=900&scope=" + five);
            assertThat(together.path("requests").asInt()).isEqualTo(5);
            assertThat(together.at("/durationMillis/count").asInt()).isEqualTo(5);
            assertThat(together.path("scopes")).hasSize(5);
            assertThat(together.path("stale").asBoolean()).isFalse();
        });
        assertThat(json("/api/traffic/points?seconds=60&scope=" + five).path("points"))
                .hasSize(60);
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json("/api/traffic/by/deployment?limit=2" + cursor);
            assertThat(page.path("items").size()).isBetween(1, 2);
            assertThat(page.path("asOf").asText()).isNotEmpty();
            assertThat(page.path("stale").asBoolean(true)).isFalse();
            page.path("items").forEach(item -> all.add(item.path("scope").asText()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(all)
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain("deployment:")
                .contains("deployment:ns/page-1", "deployment:ns/page-5");
        assertThat(get("/api/traffic/by/model?limit=0")).contains("limit", "must be 1 to 200");
        assertThat(get("/api/traffic/by/model?cursor=%C3%A4")).contains("must be the nextCursor");
    }

    private static JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path));
    }

    @Test
    void shouldSayThatASampleWillNeverFit() {
        SampleSender sender = service.context().getBean(SampleSender.class);
        assertThatExceptionOfType(IntakeException.TooLarge.class)
                .isThrownBy(() ->
                        sender.send(List.of(new OutgoingSample(SampleType.HOST_SAMPLE, "host", new byte[2 << 20]))))
                .satisfies(e -> assertThat(e.status().getCode()).isEqualTo(413));
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        assertThat(get("/api/traffic?windowSeconds=901")).contains("windowSeconds", "must be from 1 to 900");
        assertThat(get("/api/traffic?scope=planet:earth")).contains("scope", "must be all, model:<id>");
        assertThat(get("/api/traffic/by/colour")).contains("dimension", "must be model, deployment or team");
    }

    @Test
    void shouldBeReadyAndSureOnlyWhenItHasReadWhatWasCounted() {
        int told = 4_000;
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= told; i++) {
            Instant end = Instant.now().minusMillis(i * 100L);
            lines.append(RequestLinesTest.line("gateway-of-many", i)
                            .replace("2026-11-20T12:00:00Z", end.toString())
                            .replace("ns/d", "ns/many"))
                    .append('\n');
        }
        assertThat(post(lines.toString()).statusCode()).isEqualTo(202);
        awaitRequests("many", told);
        String question = "/api/traffic?windowSeconds=900&scope=deployment:ns/many";
        try (RunningService second = service()) {
            await().atMost(PATIENCE).until(() -> {
                boolean ready = get(second, "/health/ready").statusCode() == 200;
                String answer = get(second, question).body();
                if (ready || answer.contains("\"stale\":false")) {
                    assertThat(answer).contains("\"requests\":" + told + ",");
                } else {
                    assertThat(answer).contains("\"stale\":true");
                }
                return ready && answer.contains("\"stale\":false");
            });
            assertThat(get(second, "/health").body()).contains("\"name\":\"traffic\",\"status\":\"up\"");
        }
    }

    @Test
    void shouldGiveBackWhatKafkaDoesNotTake() {
        kafka.stop();
        try {
            HttpResponse<String> refused = post(now("later", 1));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).contains("kafka_unavailable");
        } finally {
            kafka.restart();
        }
        await().atMost(PATIENCE).until(() -> post(now("later", 1)).statusCode() == 202);
        awaitRequests("later", 1);
    }
}
