package io.dynamote.telemetry.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.dynamote.events.SampleType;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** More telemetry than can be taken, and Kafka that has never been there. */
class IntakePressureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROOM = 4 << 20;

    private static String nobody;
    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }
        service = TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", nobody)
                .with("dynamote.telemetry.intake.most-bytes", ROOM));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
    }

    private static HttpResponse<String> post(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(service.address().resolve("/api/telemetry/" + path))
                        .timeout(Duration.ofMinutes(1))
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int status(String line) throws IOException, InterruptedException {
        return post("requests", HttpRequest.BodyPublishers.ofString(line)).statusCode();
    }

    private static Socket slowSender() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), service.address().getPort());
    }

    /** Sends the head of a request and a part of its body. */
    private static void begin(Socket sender, String length, String part) throws IOException {
        String head = String.join("\r\n", "POST /api/telemetry/requests HTTP/1.1", "Host: localhost", length, "", part);
        sender.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        sender.getOutputStream().flush();
    }

    @Test
    void shouldGiveBackALargeBatchSoonWhileKafkaIsAway() throws Exception {
        String sample = Files.readString(Path.of("../events/src/test/resources/golden/host.sample.v1.json"))
                .replaceAll("\\n\\s*", " ");
        String batch = String.join("\n", Collections.nCopies(500, sample));
        long begin = System.nanoTime();

        HttpResponse<String> answer = post("hosts", HttpRequest.BodyPublishers.ofString(batch));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(45));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("kafka_unavailable");
    }

    @Test
    void shouldLetNobodyInBeforeThereIsRoomForTheBody() throws Exception {
        String line = RequestLinesTest.line("g", 1);
        assertThat(status(line)).as("there is room").isEqualTo(503);
        try (Socket slow = slowSender()) {
            begin(slow, "Content-Length: " + ROOM, line);
            await().atMost(PATIENCE).until(() -> status(line) == 429);
            HttpResponse<String> refused = post("pulses", HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).contains("intake_busy");
            assertThat(http.send(
                                    HttpRequest.newBuilder(service.address().resolve("/health"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("only telemetry waits")
                    .isEqualTo(200);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(line))
                        .as("a sender that went away gives its room back")
                        .isEqualTo(503));
    }

    @Test
    void shouldCountABodyOfUnknownLengthAsTheMostAllowed() throws Exception {
        byte[] line = RequestLinesTest.line("g", 1).getBytes(StandardCharsets.UTF_8);
        try (Socket slow = slowSender()) {
            begin(slow, "Transfer-Encoding: chunked", "1\r\n{\r\n");
            await().atMost(PATIENCE)
                    .until(() -> post("requests", HttpRequest.BodyPublishers.ofByteArray(line))
                                    .statusCode()
                            == 429);
        }
        await().atMost(PATIENCE)
                .until(() -> post("requests", HttpRequest.BodyPublishers.ofByteArray(line))
                                .statusCode()
                        == 503);
    }

    @Test
    void shouldTakeNoBodyThatIsTooLong() throws Exception {
        assertThat(post("requests", HttpRequest.BodyPublishers.ofByteArray(new byte[5 << 20]))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldTakeNoBodyThatBecomesTooLong() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        HttpRequest zipped = HttpRequest.newBuilder(service.address().resolve("/api/telemetry/requests"))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb.toByteArray()))
                .build();
        // A client of its own: a connection on which a body was refused unread is of no more use.
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            assertThat(fresh.send(zipped, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void shouldGiveBackWhatComesWhileItCloses() {
        SampleSender sender = new SampleSender(new KafkaProperties(nobody, (short) 1));
        sender.close();
        assertThatExceptionOfType(IntakeException.KafkaAway.class)
                .isThrownBy(() -> sender.send(List.of(new OutgoingSample(SampleType.LOG_LINE, "s", new byte[1]))));
    }
}
