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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.embedded.process.ServiceProcess;
import io.dynamote.embedded.process.StartCache;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every request counts exactly once: instances killed by SIGKILL again and again, one added and taken away, Kafka and
 * Postgres restarted, gateways that tell twice and out of order over Kafka and over HTTP; the sums of all windows, of the
 * live view and of history equal the ledger of the gateways, difference 0.
 */
class LedgerIT {

    private static final boolean LONG = Boolean.getBoolean("dynamote.endurance");
    private static final long REQUESTS = LONG ? 2_000_000 : 30_000;
    private static final int KILLS = LONG ? 30 : 2;
    private static final int GATEWAYS = 4;
    /** Between the rounds of a gateway, so that it has something to tell all the time. */
    private static final Duration PAUSE = Duration.ofMillis(LONG ? 100 : 200);

    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 10 : 3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private @Nullable StartCache cache;

    @Test
    void shouldCountEveryRequestExactlyOnce() throws Exception {
        Ledger told = new Ledger();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary())) {
            if (LONG) {
                warmUp(kafka, postgres);
            }
            count(kafka, postgres, told);
        }
    }

    private void count(EmbeddedKafka kafka, PostgresServer postgres, Ledger told) throws Exception {
        try (ServiceProcess one = process(kafka, postgres, "one");
                ServiceProcess two = process(kafka, postgres, "two");
                ExecutorService threads = Executors.newFixedThreadPool(GATEWAYS)) {
            awaitReady(one);
            awaitReady(two);
            List<Gateway> gateways = gateways(kafka, List.of(one.address(), two.address()), told);
            List<Future<Long>> running = gateways.stream().map(threads::submit).toList();
            shake(kafka, postgres, one, two, told);
            gateways.forEach(Gateway::enough);
            for (Future<Long> gateway : running) {
                gateway.get();
            }
            gateways.forEach(Gateway::close);

            assertThat(told.requests()).isGreaterThanOrEqualTo(REQUESTS);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(counted(kafka).requests()).isEqualTo(told.requests()));
            assertThat(counted(kafka).sums()).isEqualTo(told.sums());
            for (ServiceProcess service : List.of(one, two)) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreExceptions()
                        .untilAsserted(() -> {
                            assertLiveEquals(told, service);
                            assertThat(history(service)).isEqualTo(told.totals());
                        });
            }
        }
    }

    /** Has the service run once until it has loaded what it needs, for all that follow to start from. */
    private void warmUp(EmbeddedKafka kafka, PostgresServer postgres) {
        cache = StartCache.in(directory);
        try (ServiceProcess first = process(kafka, postgres, "first")) {
            awaitReady(first);
            first.end();
        }
        assertThat(cache.isWritten()).isTrue();
    }

    /** Half of them over Kafka, half over HTTP. */
    private static List<Gateway> gateways(EmbeddedKafka kafka, List<URI> instances, Ledger told) {
        List<Gateway> gateways = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            String name = "gateway-" + i;
            Delivery delivery = i % 2 == 0
                    ? new KafkaDelivery(name, kafka.bootstrapServers())
                    : new HttpDelivery(instances, new Random(i));
            gateways.add(new Gateway(name, REQUESTS / GATEWAYS, PAUSE, delivery, told));
        }
        return gateways;
    }

    private void shake(
            EmbeddedKafka kafka, PostgresServer postgres, ServiceProcess one, ServiceProcess two, Ledger told)
            throws Exception {
        Random random = new Random(7);
        ServiceProcess added = null;
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(random.nextLong(LONG ? 3_000_000_000L : 1_500_000_000L));
                long known = told.requests();
                await().atMost(PATIENCE).until(() -> told.requests() > known);
                ServiceProcess next = kill % 2 == 0 ? one : two;
                next.killAndRestart();
                awaitReady(kill % 2 == 0 ? two : one);
                if (kill == KILLS / 2) {
                    kafka.restart();
                } else if (kill % 3 == 0) {
                    postgres.restart();
                }
                if (added == null) {
                    added = process(kafka, postgres, "added-" + kill);
                } else if (kill % 3 == 2) {
                    added.close();
                    added = null;
                }
            }
        } finally {
            if (added != null) {
                added.close();
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
                directory.resolve(name + ".log"),
                cache);
    }

    private static void awaitReady(ServiceProcess service) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(service.address().resolve("/health/ready")).statusCode() == 200);
    }

    /** The live view knows the last 15 minutes: of those, to the request. */
    private static void assertLiveEquals(Ledger told, ServiceProcess service) throws IOException, InterruptedException {
        JsonNode live = JSON.readTree(
                get(service.address().resolve("/api/traffic?windowSeconds=900")).body());
        Ledger.Slot expected = told.between(
                Instant.parse(live.path("from").asText()),
                Instant.parse(live.path("to").asText()));
        assertThat(new Ledger.Slot(
                        live.path("requests").asLong(),
                        live.path("inputTokens").asLong(),
                        live.path("outputTokens").asLong()))
                .isEqualTo(expected);
        assertThat(live.path("durationMillis").path("count").asLong()).isEqualTo(expected.requests());
    }

    /** What history says of each deployment, as {@link Ledger#totals} says it. */
    private static Map<String, Long> history(ServiceProcess service) throws IOException, InterruptedException {
        String path = "/api/traffic/history/summary?by=deployment&from="
                + Instant.now().minus(Duration.ofDays(1));
        String body = get(service.address().resolve(path)).body();
        Map<String, Long> totals = new TreeMap<>();
        for (JsonNode item : JSON.readTree(body).path("items")) {
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
                    totals, deployment, "cached", item.path("cacheReadTokens").asLong());
            Ledger.put(
                    totals, deployment, "written", item.path("cacheWriteTokens").asLong());
            Ledger.put(
                    totals,
                    deployment,
                    "reasoning",
                    item.path("reasoningTokens").asLong());
            Ledger.put(totals, deployment, "duration", count(item, "durationMillis"));
            Ledger.put(totals, deployment, "first", count(item, "timeToFirstTokenMillis"));
            Ledger.put(totals, deployment, "each", count(item, "timePerOutputTokenMillis"));
        }
        return totals;
    }

    private static long count(JsonNode item, String measure) {
        return item.path(measure).path("count").asLong();
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
