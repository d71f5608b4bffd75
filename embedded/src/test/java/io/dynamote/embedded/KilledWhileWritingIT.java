package io.dynamote.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kafka and Postgres on kept data, in a process that is killed again and again while it writes. */
class KilledWhileWritingIT {

    private static final int KILLS = Boolean.getBoolean("dynamote.endurance") ? 40 : 4;
    /** One life in so many is cut off while it starts. */
    private static final int CUT_SHORT = 3;

    private static final long NUMBERS_PER_LIFE = 1_000_000;
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final int kafkaPort = LoopbackPort.choose("Kafka", 0);
    private final int postgresPort = LoopbackPort.choose("Postgres", 0);
    private final Set<Long> records = new ConcurrentSkipListSet<>();
    private final Set<Long> rows = new ConcurrentSkipListSet<>();

    @Test
    void shouldStartAgainWithAllThatWasAcknowledgedHoweverOftenItIsKilled() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int life = 0; life < KILLS; life++) {
            if (life % CUT_SHORT == CUT_SHORT - 1) {
                killWhileStarting(life, Duration.ofMillis(random.nextInt(3_000)));
            } else {
                killWhileWriting(life, 20 + random.nextInt(200), seed);
            }
        }

        try (var postgres = PostgresServer.start(new PostgresOptions(postgresPort, directory.resolve("postgres")));
                var kafka = EmbeddedKafka.start(new KafkaOptions(kafkaPort, directory.resolve("kafka")))) {
            assertThat(recordsIn(kafka))
                    .as("seed %d", seed)
                    .containsAll(records)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(records.size() + KILLS);
            assertThat(rowsIn(postgres, 1))
                    .as("seed %d", seed)
                    .containsAll(rows)
                    .hasSizeLessThanOrEqualTo(rows.size() + KILLS)
                    .isEqualTo(rowsIn(postgres, 2));
        }
    }

    private void killWhileWriting(int life, int writes, long seed) throws Exception {
        var said = new LinkedBlockingDeque<String>();
        Process process = begin(life);
        Thread listener = listen(process, said);
        int before = records.size() + rows.size();
        await().atMost(START)
                .pollInterval(Duration.ofMillis(5))
                .failFast(() -> assertThat(process.isAlive())
                        .as("life %d of seed %d ended by itself: %s", life, seed, said)
                        .isTrue())
                .until(() -> records.size() + rows.size() >= before + writes);
        kill(process, listener);
        assertThat(said).as("life %d of seed %d", life, seed).contains("up");
    }

    private void killWhileStarting(int life, Duration age) throws Exception {
        var said = new LinkedBlockingDeque<String>();
        Process process = begin(life);
        Thread listener = listen(process, said);
        assertThat(process.waitFor(age.toMillis(), TimeUnit.MILLISECONDS))
                .as("life %d ended by itself: %s", life, said)
                .isFalse();
        kill(process, listener);
    }

    private Process begin(int life) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingJvm.class.getName(),
                        directory.toString(),
                        Integer.toString(kafkaPort),
                        Integer.toString(postgresPort),
                        Long.toString(life * NUMBERS_PER_LIFE))
                .redirectErrorStream(true)
                .start();
    }

    /** Notes what was acknowledged, to the last line that the process got out before it died. */
    private Thread listen(Process process, LinkedBlockingDeque<String> said) {
        return Thread.ofVirtual().start(() -> {
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.matches("record [0-9]+")) {
                        records.add(Long.valueOf(line.substring("record ".length())));
                    } else if (line.matches("row [0-9]+")) {
                        rows.add(Long.valueOf(line.substring("row ".length())));
                    } else {
                        said.add(line);
                    }
                }
            } catch (IOException e) {
                said.add("cannot be heard: " + e);
            }
        });
    }

    private static void kill(Process process, Thread listener) throws InterruptedException {
        // by its handle: Process.destroyForcibly would close the pipe with what was said and not yet heard
        process.toHandle().destroyForcibly();
        process.waitFor();
        assertThat(listener.join(Duration.ofSeconds(10))).as("heard to the end").isTrue();
    }

    private static List<Long> recordsIn(EmbeddedKafka kafka) {
        var partition = new TopicPartition(WritingJvm.TOPIC, 0);
        var found = new ArrayList<Long>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new LongDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(r -> found.add(r.value()));
            }
        }
        return found;
    }

    private static List<Long> rowsIn(PostgresServer postgres, int half) throws Exception {
        var found = new ArrayList<Long>();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
                var query = connection.prepareStatement("SELECT value FROM number WHERE half = ? ORDER BY value")) {
            query.setInt(1, half);
            try (var answer = query.executeQuery()) {
                while (answer.next()) {
                    found.add(answer.getLong(1));
                }
            }
        }
        return found;
    }
}
