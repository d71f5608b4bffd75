package io.dynamote.agent.buffer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.agent.settings.AgentSettings;
import io.dynamote.agent.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dynamote.agent.buffer.Numbers.EVERYTHING;
import static io.dynamote.agent.buffer.Numbers.USUAL;
import static io.dynamote.agent.buffer.Numbers.append;
import static io.dynamote.agent.buffer.Numbers.drain;
import static io.dynamote.agent.buffer.Numbers.files;
import static io.dynamote.agent.buffer.Numbers.numbers;
import static io.dynamote.agent.buffer.Numbers.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Samples that wait are made small, and nothing of them is lost or doubled by it. */
class SampleBufferCompressionIT {

    private static final long LIMIT = 1024 * 1024;

    @TempDir
    private Path directory;

    /** With the default limit, which must hold a day of any host at any interval. */
    @ParameterizedTest
    @ValueSource(ints = {250, 1_000})
    void shouldHoldADayOfALargeHost(int intervalMillis) throws Exception {
        Duration interval = Duration.ofMillis(intervalMillis);
        long day = Duration.ofDays(1).dividedBy(interval);
        // A part of the day shows how much all of it takes: what is compressed at once is a small part of either.
        long samples = Boolean.getBoolean("dynamote.endurance") ? day : 3_600;
        AgentSettings settings = SettingsFile.load(null, Map.of("DYNAMOTE_AGENT_SERVER_URL", "http://x"));
        LargeHost host = new LargeHost(interval);
        try (SampleBuffer buffer = new SampleBuffer(directory, settings.bufferLimit())) {
            for (long i = 0; i < samples; i++) {
                byte[] sample = host.next();
                buffer.append(sample, sample.length);
                buffer.compress();
            }
            assertThat(buffer.dropped()).isZero();
            long ofDay = size(directory) * day / samples;
            assertThat(ofDay)
                    .as("a day at %s, of %d MB", interval, (buffer.waitingBytes() * day / samples) >> 20)
                    .isLessThan(settings.bufferLimit());
        }
    }

    @Test
    void shouldGiveTheSameSamplesCompressed() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 400, USUAL);
            long before = size(directory);
            long waiting = buffer.waitingBytes();

            buffer.compress();

            assertThat(size(directory)).isLessThan(before / 2);
            assertThat(files(directory))
                    .filteredOn(file -> file.toString().endsWith(".gz"))
                    .hasSize(4);
            assertThat(buffer.waitingBytes()).isEqualTo(waiting);
            append(buffer, 401, 500, USUAL);
            assertThat(drain(buffer)).isEqualTo(numbers(1, 500));
            assertThat(buffer.damaged()).isZero();
            assertThat(files(directory)).hasSize(1);
        }
    }

    @Test
    void shouldGoOnInTheMiddleOfASegmentThatIsCompressedMeanwhile() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 200, USUAL);
            buffer.acknowledge(buffer.next(30, EVERYTHING));
            Batch underWay = buffer.next(10, EVERYTHING);
            buffer.compress();
            buffer.acknowledge(underWay);
            assertThat(numbers(buffer.next(3, EVERYTHING))).containsExactly(41, 42, 43);
        }
        try (SampleBuffer buffer = open()) {
            assertThat(buffer.waitingBytes()).isEqualTo(160L * (USUAL + SampleRecord.HEADER));
            assertThat(drain(buffer)).isEqualTo(numbers(41, 200));
        }
    }

    @Test
    void shouldHoldMoreInItsLimit() throws IOException {
        try (SampleBuffer buffer = open()) {
            for (int i = 1; i <= 2_000; i++) {
                append(buffer, i, i, USUAL);
                buffer.compress();
                assertThat(size(directory)).isLessThanOrEqualTo(LIMIT);
            }
            assertThat(buffer.dropped()).isZero();
            assertThat(drain(buffer)).isEqualTo(numbers(1, 2_000));
        }
    }

    @Test
    void shouldDropAndCountCompressedOnesAsWell() throws IOException {
        try (SampleBuffer buffer = open()) {
            Random random = new Random(3);
            byte[] sample = new byte[USUAL];
            for (int i = 0; i < 2_000; i++) {
                random.nextBytes(sample);
                buffer.append(sample, sample.length);
                buffer.compress();
                assertThat(size(directory)).isLessThanOrEqualTo(LIMIT + LIMIT / 100);
            }
            int left = 0;
            for (Batch batch = buffer.next(100, EVERYTHING);
                    !batch.samples().isEmpty();
                    batch = buffer.next(100, EVERYTHING)) {
                left += batch.samples().size();
                buffer.acknowledge(batch);
            }
            assertThat(left).isGreaterThan(400);
            assertThat(left + buffer.dropped()).isEqualTo(2_000);
        }
    }

    @Test
    void shouldKnowAfterAKillWhichFileIsWhole() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 200, USUAL);
            Path first = files(directory).getFirst();
            byte[] plain = Files.readAllBytes(first);
            buffer.compress();
            // The first: killed before the plain file was deleted. The third: killed while it was being compressed.
            Files.write(first, plain);
            Files.writeString(directory.resolve("000000000003.samples.gz.new"), "half of it");
        }
        try (SampleBuffer buffer = open()) {
            assertThat(files(directory))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly(
                            "000000000001.samples.gz",
                            "000000000002.samples.gz",
                            "000000000003.samples",
                            "000000000004.samples");
            assertThat(drain(buffer)).isEqualTo(numbers(1, 200));
            assertThat(buffer.damaged()).isZero();
        }
    }

    @Test
    void shouldLeaveASegmentAsItIsWhereItCannotBeCompressed() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 100, USUAL);
            Path inItsPlace = Files.createDirectory(directory.resolve("000000000001.samples.gz.new"));
            assertThatIOException().isThrownBy(buffer::compress);
            append(buffer, 101, 200, USUAL);
            assertThat(Files.exists(inItsPlace)).isFalse();
            buffer.compress();
            assertThat(drain(buffer)).isEqualTo(numbers(1, 200));
        }
    }

    @Test
    void shouldSurviveAnyDamageOfCompressedOnes() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 100; round++) {
            Path own = Files.createDirectory(directory.resolve("round" + round));
            try (SampleBuffer buffer = new SampleBuffer(own, LIMIT)) {
                append(buffer, 1, 200, USUAL);
                buffer.compress();
            }
            Path damaged = files(own).getFirst();
            byte[] content = Files.readAllBytes(damaged);
            if (round % 2 == 0) {
                content[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
            } else {
                content = Arrays.copyOf(content, random.nextInt(content.length));
            }
            Files.write(damaged, content);
            try (SampleBuffer buffer = new SampleBuffer(own, LIMIT)) {
                append(buffer, 201, 205, USUAL);
                List<Integer> found = drain(buffer);
                // Those of the other segments are all there.
                assertThat(found)
                        .as("round %d", round)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .containsAll(numbers(87, 205));
                assertThat(buffer.waitingBytes()).isZero();
            }
        }
    }

    @Test
    void shouldAppendAndDropWhileItCompresses() throws Exception {
        try (SampleBuffer buffer = open()) {
            List<IOException> failures = new ArrayList<>();
            Thread appending = Thread.ofPlatform().start(() -> {
                try {
                    append(buffer, 1, 20_000, USUAL);
                } catch (IOException e) {
                    failures.add(e);
                }
            });
            while (appending.isAlive()) {
                compress(buffer);
            }
            appending.join();
            assertThat(failures).isEmpty();
            List<Integer> found = drain(buffer);
            assertThat(found).isEqualTo(numbers(found.getFirst(), 20_000));
            assertThat(found.size() + buffer.dropped()).isEqualTo(20_000);
            assertThat(buffer.damaged()).isZero();
        }
    }

    /** A segment that was dropped between its choice and its compression cannot be read; the next is tried later. */
    private static void compress(SampleBuffer buffer) throws IOException {
        try {
            buffer.compress();
        } catch (FileNotFoundException e) {
            assertThat(e).hasMessageContaining(".samples");
        }
    }

    private SampleBuffer open() throws IOException {
        return new SampleBuffer(directory, LIMIT);
    }
}
