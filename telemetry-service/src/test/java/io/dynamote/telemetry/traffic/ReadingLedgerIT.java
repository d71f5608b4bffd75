package io.dynamote.telemetry.traffic;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.process.ServiceProcess;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Counters of frontends count exactly once: readings that are lost, sent twice and late, frontends whose process begins
 * anew, two instances killed by SIGKILL and Kafka restarted; the sums of all windows equal where the counters stood.
 */
class ReadingLedgerIT {

    private static final int FRONTENDS = 6;
    private static final int READINGS = 500;
    private static final int KILLS = 2;
    private static final int INTERVAL_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    /** A frontend that is read every five seconds of a time that runs faster than ours, up to now. */
    private record Frontend(String name, KafkaProducer<String, byte[]> producer)
            implements Callable<Map<String, Long>> {

        @Override
        public Map<String, Long> call() throws InterruptedException {
            Random random = new Random(name.hashCode());
            Instant time = Instant.now().minusSeconds((long) READINGS * INTERVAL_SECONDS);
            String deployment = "ns/" + name;
            Readings counters = new Readings(deployment, "pod").started(time.minusMillis(500));
            counters.watchedFromStart(true);
            List<FrontendReading> told = new ArrayList<>();
            Map<String, Long> served = new TreeMap<>();
            for (int i = 0; i < READINGS; i++) {
                for (int n = random.nextInt(5); n > 0; n--) {
                    int input = random.nextInt(500);
                    int output = random.nextInt(300);
                    counters.served(
                            "m-" + random.nextInt(2), input, output, random.nextDouble(), 30 * random.nextDouble());
                    served.merge(deployment + " requests", 1L, Long::sum);
                    served.merge(deployment + " input", (long) input, Long::sum);
                    served.merge(deployment + " output", (long) output, Long::sum);
                }
                FrontendReading reading = counters.read(time);
                boolean beginsAnew = random.nextInt(40) == 0;
                if (beginsAnew || i == 0 || i == READINGS - 1 || random.nextInt(10) > 0) {
                    deliver(reading);
                }
                told.add(reading);
                if (i > 0 && random.nextInt(5) == 0) {
                    deliver(told.get(random.nextInt(told.size() - 1)));
                }
                counters.watchedFromStart(false);
                if (beginsAnew) {
                    counters.started(time.plusMillis(1_500));
                }
                time = time.plusSeconds(INTERVAL_SECONDS);
                LockSupport.parkNanos(5_000_000);
            }
            return served;
        }

        private void deliver(FrontendReading reading) throws InterruptedException {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topics.REQUESTS.name(), reading.producer(), SampleCodec.encode(reading));
            record.headers()
                    .add(SampleType.HEADER, SampleType.FRONTEND_READING.id().getBytes(StandardCharsets.UTF_8));
            boolean stored = false;
            while (!stored) {
                try {
                    producer.send(record).get();
                    stored = true;
                } catch (ExecutionException e) {
                    // Kafka is being restarted; what may have been stored is sent again.
                    LockSupport.parkNanos(50_000_000);
                }
            }
        }
    }

    @Test
    void shouldCountEveryRequestOfEveryFrontendOnce() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                ServiceProcess one = process(kafka, "one");
                ServiceProcess two = process(kafka, "two");
                ExecutorService threads = Executors.newFixedThreadPool(FRONTENDS);
                KafkaProducer<String, byte[]> producer = producer(kafka)) {
            awaitReady(one);
            List<Future<Map<String, Long>>> running = new ArrayList<>();
            for (int i = 0; i < FRONTENDS; i++) {
                running.add(threads.submit(new Frontend("frontend-" + i, producer)));
            }
            Random random = new Random(7);
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(500_000_000L + random.nextLong(1_000_000_000L));
                (kill % 2 == 0 ? one : two).killAndRestart();
                if (kill == 1) {
                    kafka.restart();
                }
            }
            Map<String, Long> served = new TreeMap<>();
            for (Future<Map<String, Long>> frontend : running) {
                served.putAll(frontend.get());
            }
            awaitReady(one);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(sums(kafka, false)).isEqualTo(served));
            assertThat(sums(kafka, true).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as("a duration of each request")
                    .isEqualTo(served.entrySet().stream()
                            .filter(sum -> sum.getKey().endsWith(" requests"))
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }
    }

    private static Map<String, Long> sums(EmbeddedKafka kafka, boolean durations) throws Exception {
        Map<String, Long> sums = LedgerIT.counted(kafka).totals();
        sums.keySet().removeIf(name -> name.endsWith(" first") || name.endsWith(" duration") != durations);
        return sums;
    }

    private static KafkaProducer<String, byte[]> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "delivery.timeout.ms", 6_000,
                        "request.timeout.ms", 3_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private ServiceProcess process(EmbeddedKafka kafka, String name) {
        return new ServiceProcess(
                TelemetryService.class,
                Map.of("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()),
                directory.resolve(name + ".log"));
    }

    private static void awaitReady(ServiceProcess service) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                return http.send(
                                        HttpRequest.newBuilder(service.address().resolve("/health/ready"))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            }
        });
    }
}
