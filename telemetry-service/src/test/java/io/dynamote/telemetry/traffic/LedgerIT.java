package io.dynamote.telemetry.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.embedded.process.ServiceProcess;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every request counts exactly once: two instances killed by SIGKILL again and again, Kafka and Postgres restarted,
 * producers that send twice and out of order; the sums of all windows, and those of history, equal the ledger of the
 * producers, difference 0.
 */
class LedgerIT {

    /** Not part of the profile endurance until it has been seen to end within its time: {@code -Ddynamote.ledger=long}. */
    private static final boolean LONG = "long".equals(System.getProperty("dynamote.ledger"));

    private static final long REQUESTS = LONG ? 2_000_000 : 60_000;
    private static final int KILLS = LONG ? 30 : 3;
    private static final int GATEWAYS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 15 : 3);
    private static final Pattern ALL_REQUESTS = Pattern.compile("\"requests\":(\\d+)");

    @TempDir
    Path directory;

    @Test
    void shouldCountEveryRequestExactlyOnce() throws Exception {
        Ledger told = new Ledger();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
                ServiceProcess one = process(kafka, postgres, "one");
                ServiceProcess two = process(kafka, postgres, "two");
                ExecutorService threads = Executors.newFixedThreadPool(GATEWAYS)) {
            awaitReady(one);
            List<Gateway> gateways = new ArrayList<>();
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < GATEWAYS; i++) {
                Gateway gateway = new Gateway("gateway-" + i, REQUESTS / GATEWAYS, kafka.bootstrapServers(), told);
                gateways.add(gateway);
                running.add(threads.submit(gateway));
            }
            Random random = new Random(7);
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(random.nextLong(LONG ? 4_000_000_000L : 1_500_000_000L));
                ServiceProcess next = kill % 2 == 0 ? one : two;
                next.killAndRestart();
                awaitReady(kill % 2 == 0 ? two : one);
                if (kill == KILLS / 2) {
                    kafka.restart();
                } else if (kill % 3 == 0) {
                    postgres.restart();
                }
            }
            for (Future<Long> gateway : running) {
                gateway.get();
            }
            gateways.forEach(Gateway::close);

            assertThat(told.requests()).isEqualTo(REQUESTS / GATEWAYS * GATEWAYS);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(counted(kafka).requests()).isEqualTo(told.requests()));
            assertThat(counted(kafka).sums()).isEqualTo(told.sums());
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        assertThat(history(one)).isEqualTo(told.totals());
                        assertThat(history(two)).isEqualTo(told.totals());
                    });
            if (!LONG) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(live(one)).isEqualTo(told.requests());
                    assertThat(live(two)).isEqualTo(told.requests());
                });
            }
        }
    }

    private ServiceProcess process(EmbeddedKafka kafka, PostgresServer postgres, String name) {
        return new ServiceProcess(
                TelemetryService.class,
                Map.of(
                        "dynamote.kafka.bootstrap-servers", kafka.bootstrapServers(),
                        "dynamote.postgres.url", postgres.jdbcUrl(),
                        "dynamote.postgres.username", postgres.user(),
                        "dynamote.telemetry.history.write-interval", "700ms"),
                directory.resolve(name + ".log"));
    }

    private static void awaitReady(ServiceProcess service) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(service.address().resolve("/health/ready")).statusCode() == 200);
    }

    private static long live(ServiceProcess service) throws IOException, InterruptedException {
        String body =
                get(service.address().resolve("/api/traffic?windowSeconds=900")).body();
        Matcher requests = ALL_REQUESTS.matcher(body);
        assertThat(requests.find()).as(body).isTrue();
        return Long.parseLong(requests.group(1));
    }

    /** What history says of each deployment, as {@link Ledger#totals} says it. */
    private static Map<String, Long> history(ServiceProcess service) throws IOException, InterruptedException {
        String path = "/api/traffic/history/summary?by=deployment&from="
                + Instant.now().minus(Duration.ofDays(1));
        String body = get(service.address().resolve(path)).body();
        Map<String, Long> totals = new TreeMap<>();
        for (JsonNode item : new ObjectMapper().readTree(body).path("items")) {
            String deployment = item.path("name").asText();
            Ledger.put(totals, deployment, "requests", item.path("requests").asLong());
            Ledger.put(totals, deployment, "cancelled", item.path("cancelled").asLong());
            item.path("errors")
                    .properties()
                    .forEach(error -> Ledger.put(
                            totals,
                            deployment,
                            "error " + error.getKey(),
                            error.getValue().asLong()));
            Ledger.put(totals, deployment, "input", item.path("inputTokens").asLong());
            Ledger.put(totals, deployment, "output", item.path("outputTokens").asLong());
            Ledger.put(
                    totals,
                    deployment,
                    "duration",
                    item.path("duration").path("count").asLong());
        }
        return totals;
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The sums of every window that was committed. */
    static Ledger counted(EmbeddedKafka kafka) throws Exception {
        Ledger counted = new Ledger();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TRAFFIC_WINDOWS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    counted.count(SampleCodec.decode(record.value(), TrafficWindow.class));
                }
            }
        }
        return counted;
    }
}
