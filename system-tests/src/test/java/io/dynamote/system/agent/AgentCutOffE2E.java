package io.dynamote.system.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.dynamote.agent.buffer.SampleBuffer;
import io.dynamote.events.Topics;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.events.host.HostSampleWriter;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Section;
import io.dynamote.system.RunningSystem;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A real agent, the real system, and an hour without a line between them. */
class AgentCutOffE2E {

    private static final String HOST = "cut-off";
    private static final int HOUR = 3_600;
    private static final long EPOCH_OF_THE_HOUR = 1;
    private static final long BUFFER_LIMIT = 512L << 20;
    private static final Path SCRIPT = Path.of("../host-agent/bin/dynamote-agent");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void shouldDeliverAnHourOnceThoughItIsKilledAndAnswersAreLost() throws Exception {
        try (RunningSystem system = RunningSystem.start(20);
                Line line = new Line(system.portal())) {
            leaveAnHour();
            sampleForAWhile(line).destroyForcibly().waitFor();
            Process agent = sampleForAWhile(line);
            try {
                line.loseAnswers(3);
                line.open();
                await().atMost(PATIENCE).until(line::hasLostThem);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> told(system).sequences().size() == 3);
            } finally {
                agent.destroy();
                agent.waitFor();
            }

            Told told = told(system);
            // What it took while it ended may wait for its next start.
            assertThat(waiting()).allMatch(told.sequences().lastKey()::equals);

            assertThat(told.sequences().get(EPOCH_OF_THE_HOUR)).hasSize(HOUR);
            assertThat(told.sequences().values())
                    .allSatisfy(numbers -> assertThat(numbers)
                            .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size())
                                    .boxed()
                                    .toList()));
            // The lost answers made it send again: what follows holds only because duplicates are known as such.
            assertThat(told.records()).isGreaterThan(told.samples());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inHistory(system, "minute")).isEqualTo(told.samples()));
            assertThat(inHistory(system, "hour")).isEqualTo(told.samples());
        }
    }

    /** What an agent has on its disk that sampled for an hour and reached nobody. */
    private void leaveAnHour() throws IOException {
        Instant begin = Instant.now().minusSeconds(HOUR + 60).truncatedTo(ChronoUnit.MILLIS);
        HostIdentity host = new HostIdentity(HOST, HOST, "", Reading.of("boot"), "1");
        try (SampleBuffer buffer = new SampleBuffer(samples(), BUFFER_LIMIT)) {
            for (int i = 1; i <= HOUR; i++) {
                Instant at = begin.plusSeconds(i);
                HostSample sample =
                        new HostSample(host, EPOCH_OF_THE_HOUR, i, at, Reading.of(1_000.0 + i), sections(at, i));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                HostSampleWriter.write(sample, bytes);
                buffer.append(bytes.toByteArray(), bytes.size());
            }
        }
    }

    private static HostSections sections(Instant at, int number) {
        long limit = 64L << 30;
        long used = (long) number << 20;
        Memory memory = new Memory(
                Reading.of(limit), Reading.of(used), Reading.of(limit - used), Reading.of((double) used / limit));
        Section<Memory> section = new Section<>(at, Reading.of(memory));
        return new HostSections(null, section, null, null, null, null, null, null, null, null, null, null);
    }

    private Process start(Line line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "DYNAMOTE_AGENT_SERVER_URL",
                        line.address().toString(),
                        "DYNAMOTE_AGENT_HOST_ID",
                        HOST,
                        "DYNAMOTE_AGENT_SAMPLE_INTERVAL",
                        "250ms",
                        "DYNAMOTE_AGENT_SEND_INTERVAL",
                        "250ms",
                        "DYNAMOTE_AGENT_STATE_DIRECTORY",
                        directory.toString()));
        return builder.start();
    }

    /** An agent that has put some samples of its own behind those that were there. */
    private Process sampleForAWhile(Line line) throws IOException {
        long before = newest();
        Process agent = start(line);
        await().atMost(PATIENCE).until(() -> newest() > before && size(newest()) > 10_000);
        return agent;
    }

    private long newest() throws IOException {
        try (Stream<Path> files = Files.list(samples())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".samples"))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .max()
                    .orElseThrow();
        }
    }

    private long size(long segment) throws IOException {
        return Files.size(samples().resolve("%012d.samples".formatted(segment)));
    }

    private Path samples() {
        return directory.resolve("samples");
    }

    /** Epochs of the samples that the agent has not delivered at its end. */
    private List<Long> waiting() throws Exception {
        List<Long> epochs = new ArrayList<>();
        try (SampleBuffer buffer = new SampleBuffer(samples(), BUFFER_LIMIT)) {
            assertThat(buffer.dropped()).isZero();
            assertThat(buffer.damaged()).isZero();
            for (byte[] sample : buffer.next(HOUR, Integer.MAX_VALUE).samples()) {
                epochs.add(HostSampleReader.read(sample).epoch());
            }
        }
        return epochs;
    }

    /** Everything of the host that is on the topic. */
    private static Told told(RunningSystem system) throws Exception {
        NavigableMap<Long, NavigableSet<Long>> sequences = new TreeMap<>();
        int records = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", system.parts().kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(Topics.HOST_SAMPLES.name())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (HOST.equals(record.key())) {
                        HostSample sample = HostSampleReader.read(record.value());
                        sequences
                                .computeIfAbsent(sample.epoch(), _ -> new TreeSet<>())
                                .add(sample.sequence());
                        records++;
                    }
                }
            }
        }
        return new Told(sequences, records);
    }

    /** How many samples make up the figures of memory in history; each sample has them. */
    private static long inHistory(RunningSystem system, String resolution) throws SQLException {
        String count = "select coalesce(sum(counts[3]), 0) from telemetry.host_" + resolution + " where host = ?";
        try (Connection connection = DriverManager.getConnection(
                        system.parts().postgres().jdbcUrl(),
                        system.parts().postgres().user(),
                        "");
                PreparedStatement statement = connection.prepareStatement(count)) {
            statement.setString(1, HOST);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return (long) row.getDouble(1);
            }
        }
    }

    /**
     * What came.
     *
     * @param sequences numbers by epoch, each once
     * @param records how often any came
     */
    private record Told(NavigableMap<Long, NavigableSet<Long>> sequences, int records) {

        int samples() {
            return sequences.values().stream().mapToInt(NavigableSet::size).sum();
        }
    }
}
