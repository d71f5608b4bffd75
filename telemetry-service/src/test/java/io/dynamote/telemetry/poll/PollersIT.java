package io.dynamote.telemetry.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.telemetry.host.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Hosts that tell of themselves over HTTP, read by two instances of the service. */
class PollersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final AtomicReference<String> DRIVES = new AtomicReference<>("{}");
    private static final AtomicReference<String> SERVICES = new AtomicReference<>("{}");
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final CountDownLatch RELEASE = new CountDownLatch(1);

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static String others;
    private static String moved;
    private static final List<HttpServer> SERVERS = new ArrayList<>();
    private static final List<RunningService> INSTANCES = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        int drives = serve(DRIVES);
        int services = serve(SERVICES);
        int closed = serve(DRIVES);
        SERVERS.removeLast().stop(0);
        int hanging = hang();
        others = """
                hosts:
                  - {name: box, role: storage, address: 127.0.0.1, pollSeconds: 1,
                     ports: {drives: %1$d, services: %2$d, backups: %3$d}}
                  - {name: gone, address: 127.0.0.1, pollSeconds: 1, ports: {drives: %3$d}}
                  - {name: slow, address: 127.0.0.1, pollSeconds: 1, ports: {drives: %1$d, backups: %4$d}}
                  - {name: both, address: 127.0.0.1, pollSeconds: 1, ports: {services: %2$d}}
                  - {name: quiet}
                """.formatted(drives, services, closed, hanging);
        moved = "  - {name: moved, address: 127.0.0.1, pollSeconds: 1, ports: {drives: %d}}\n".formatted(closed);
        Path file = hostsFile(others + moved);
        INSTANCES.add(instance(file));
        INSTANCES.add(instance(file));
    }

    @AfterAll
    static void stop() {
        RELEASE.countDown();
        INSTANCES.forEach(RunningService::close);
        SERVERS.forEach(server -> server.stop(0));
        kafka.close();
    }

    private static Path hostsFile(String hosts) throws IOException {
        Path written = Files.writeString(directory.resolve("hosts.new"), hosts);
        return Files.move(written, directory.resolve("hosts.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static RunningService instance(Path file) {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.telemetry.hosts-file", file.toString())
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        SERVERS.add(server);
        return server;
    }

    private static int serve(AtomicReference<String> answer) throws IOException {
        HttpServer server = server();
        server.createContext("/", exchange -> {
            ASKED.incrementAndGet();
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return server.getAddress().getPort();
    }

    /** Begins to answer and never ends. */
    private static int hang() throws IOException {
        HttpServer server = server();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                RELEASE.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        return server.getAddress().getPort();
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        INSTANCES.getFirst().address().resolve(path))
                .build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static void awaitHost(String id, org.assertj.core.api.ThrowingConsumer<JsonNode> what) {
        await().atMost(PATIENCE).untilAsserted(() -> what.accept(get("/api/hosts/" + id)));
    }

    @Test
    void shouldReadAHostAndLoseOnlyTheSectionsOfAPortThatIsClosed() {
        DRIVES.set("{\"drives\": [{\"device\": \"nvme0\", \"wear\": \"82%\"}]}");
        SERVICES.set(
                "{\"summary\": {\"memory\": \"50%\", \"cpu\": {\"percent\": 25}}, \"services\": {\"a\": \"running\"}}");
        awaitHost("box", host -> {
            assertThat(host.get("state").asText()).isEqualTo("live");
            assertThat(host.get("ways").toString()).isEqualTo("[\"poll\"]");
            assertThat(host.get("role").asText()).isEqualTo("storage");
            assertThat(host.get("driveWearRatio").asDouble()).isEqualTo(0.82);
            assertThat(host.get("memoryUtilization").asDouble()).isEqualTo(0.5);
            assertThat(host.at("/services/healthy").asInt()).isEqualTo(1);
            assertThat(host.at("/backups/total").isNull()).isTrue();
            assertThat(host.at("/unavailable/backupsTotal").asText()).startsWith("failed");
        });
    }

    @Test
    void shouldSayThatAHostCannotBeReachedAndWhy() {
        awaitHost("gone", host -> {
            assertThat(host.get("state").asText()).isEqualTo("unreachable");
            assertThat(host.at("/unavailable/driveWearRatio").asText()).startsWith("failed");
        });
        awaitHost("quiet", host -> assertThat(host.get("state").asText()).isEqualTo("never-seen"));
    }

    @Test
    void shouldNotWaitForAnAnswerThatNeverEnds() {
        DRIVES.set("{\"drives\": [{\"device\": \"nvme0\", \"wear\": \"82%\"}]}");
        awaitHost("slow", host -> {
            assertThat(host.get("state").asText()).isEqualTo("live");
            assertThat(host.get("driveWearRatio").asDouble()).isEqualTo(0.82);
            assertThat(host.at("/unavailable/backupsTotal").asText()).isEqualTo("timed-out: no answer within 4000 ms");
        });
    }

    @Test
    void shouldPollAHostAgainThatWasTakenOutOfTheFileAndPutBack() throws Exception {
        List<String> numbers = new CopyOnWriteArrayList<>();
        KafkaProperties properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
        try (TopicTail _ = TopicTail.start(
                properties,
                List.of(Topics.HOST_SAMPLES.name()),
                record -> numberOf(record).ifPresent(numbers::add),
                Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> numbers.size() >= 3);
            hostsFile(others);
            awaitHost("moved", host -> assertThat(host.path("state").asText()).isEqualTo("silent"));
            int before = numbers.size();
            hostsFile(others + moved);
            awaitHost("moved", host -> assertThat(host.path("state").asText()).isEqualTo("unreachable"));
            await().atMost(PATIENCE).until(() -> numbers.size() >= before + 3);
            assertThat(numbers).as("known by epoch and sequence").doesNotHaveDuplicates();
        }
    }

    private static Optional<String> numberOf(ReceivedRecord record) {
        try {
            HostSample sample = HostSampleReader.read(record.value());
            return sample.key().equals("moved")
                    ? Optional.of(sample.epoch() + "/" + sample.sequence())
                    : Optional.empty();
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldCompareWithTheAgent() throws Exception {
        SERVICES.set("{\"summary\": {\"memory\": \"50%\", \"cpu\": {\"percent\": 25}}, \"services\": {}}");
        Instant now = Instant.now();
        String sample = TestHost.json(TestHost.agent("both").cpu(now, 0.2).sample(now));
        HTTP.send(
                HttpRequest.newBuilder(INSTANCES.getFirst().address().resolve("/api/telemetry/hosts"))
                        .POST(HttpRequest.BodyPublishers.ofString(sample))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode items = get("/api/hosts/compare").get("items");
            assertThat(items).hasSize(1);
            JsonNode cpu = items.get(0).at("/figures/cpuUtilization");
            assertThat(cpu.get("agent").asDouble()).isEqualTo(0.2);
            assertThat(cpu.get("poll").asDouble()).isEqualTo(0.25);
            assertThat(cpu.get("difference").asDouble()).isCloseTo(0.05, within(1e-9));
            assertThat(items.get(0).at("/figures/memoryUtilization/agent").isNull())
                    .isTrue();
        });
    }

    @Test
    void shouldAskEachHostFromOneInstanceAndGoOnWhenThatIsGone() throws Exception {
        awaitHost("box", host -> assertThat(host.get("state").asText()).isEqualTo("live"));
        int before = ASKED.get();
        Instant begun = Instant.now();
        await().atMost(PATIENCE).until(() -> ASKED.get() >= before + 30);
        double perSecond = 30_000.0 / Duration.between(begun, Instant.now()).toMillis();
        assertThat(perSecond)
                .as("two ports of box, one of slow and one of both")
                .isLessThan(6.0);

        INSTANCES.removeLast().close();
        int left = ASKED.get();
        await().atMost(PATIENCE).until(() -> ASKED.get() > left + 10);
        awaitHost("box", host -> assertThat(host.get("state").asText()).isEqualTo("live"));
    }
}
