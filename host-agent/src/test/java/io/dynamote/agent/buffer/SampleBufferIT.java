package io.dynamote.agent.buffer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SampleBufferIT {

    private static final long LIMIT = 1024 * 1024;
    private static final int EVERYTHING = Integer.MAX_VALUE;

    @TempDir
    private Path directory;

    @Test
    void shouldGiveSamplesInOrderUntilTheyAreAcknowledged() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 5);
            assertThat(texts(buffer.next(3, EVERYTHING))).containsExactly("1", "2", "3");
            Batch batch = buffer.next(3, EVERYTHING);
            assertThat(texts(batch)).containsExactly("1", "2", "3");
            buffer.acknowledge(batch);
            buffer.acknowledge(batch);
            assertThat(texts(buffer.next(3, EVERYTHING))).containsExactly("4", "5");
        }
    }

    @Test
    void shouldBoundABatchByBytesButGiveAtLeastOne() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 100, 110);
            assertThat(texts(buffer.next(100, 7))).containsExactly("100", "101");
            assertThat(texts(buffer.next(100, 1))).containsExactly("100");
        }
    }

    @Test
    void shouldContinueAfterARestart() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 10);
            buffer.acknowledge(buffer.next(4, EVERYTHING));
        }
        try (SampleBuffer buffer = open()) {
            append(buffer, 11, 12);
            assertThat(drain(buffer)).isEqualTo(numbers(5, 12));
            assertThat(buffer.waitingBytes()).isZero();
            assertThat(buffer.damaged()).isZero();
        }
    }

    @Test
    void shouldGiveEverythingAgainWithoutItsProgress() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 3);
            buffer.acknowledge(buffer.next(2, EVERYTHING));
        }
        Files.writeString(directory.resolve("progress"), "rubbish");
        try (SampleBuffer buffer = open()) {
            assertThat(drain(buffer)).isEqualTo(numbers(1, 3));
        }
    }

    @Test
    void shouldLeaveOutARecordThatWasCut() throws IOException {
        Path segment = write(1, 3);
        for (long cut = 1; cut <= 8; cut++) {
            byte[] whole = Files.readAllBytes(segment);
            try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.setLength(whole.length - cut);
            }
            try (SampleBuffer buffer = open()) {
                assertThat(texts(buffer.next(10, EVERYTHING)))
                        .as("cut by %d bytes", cut)
                        .containsExactly("1", "2");
                append(buffer, 9, 9);
                assertThat(texts(buffer.next(10, EVERYTHING))).containsExactly("1", "2");
                assertThat(buffer.damaged()).isZero();
            }
            Files.write(segment, whole);
        }
    }

    @Test
    void shouldGoOnBehindACutRecord() throws IOException {
        Path segment = write(1, 3);
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        try (SampleBuffer buffer = open()) {
            append(buffer, 4, 6);
            assertThat(drain(buffer)).containsExactly(1, 2, 4, 5, 6);
            assertThat(buffer.damaged()).isZero();
        }
    }

    @Test
    void shouldCountDamageAndGoOnBehindIt() throws IOException {
        Path segment = write(1, 3);
        byte[] content = Files.readAllBytes(segment);
        content[content.length / 2] ^= 1;
        Files.write(segment, content);
        try (SampleBuffer buffer = open()) {
            append(buffer, 4, 6);
            assertThat(drain(buffer)).containsExactly(1, 4, 5, 6);
            assertThat(buffer.damaged()).isEqualTo(1);
        }
    }

    @Test
    void shouldSurviveAnyDamage() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            Path own = Files.createDirectory(directory.resolve("round" + round));
            try (SampleBuffer buffer = new SampleBuffer(own, LIMIT)) {
                append(buffer, 1, 20);
            }
            for (Path file : files(own)) {
                byte[] content = Files.readAllBytes(file);
                for (int i = 0; i < 3 && content.length > 0; i++) {
                    content[random.nextInt(content.length)] = (byte) random.nextInt();
                }
                Files.write(file, content);
            }
            try (SampleBuffer buffer = new SampleBuffer(own, LIMIT)) {
                append(buffer, 21, 25);
                List<Integer> found = drain(buffer);
                assertThat(found).isSorted().doesNotHaveDuplicates().endsWith(21, 22, 23, 24, 25);
            }
        }
    }

    @Test
    void shouldDropTheOldestAndCountThemWhenFull() throws IOException {
        byte[] sample = new byte[2000];
        try (SampleBuffer buffer = open()) {
            for (int i = 0; i < 2000; i++) {
                sample[0] = (byte) i;
                buffer.append(sample, sample.length);
                assertThat(size()).isLessThanOrEqualTo(LIMIT + 1000);
            }
            int left = 0;
            byte last = 0;
            for (Batch batch = buffer.next(100, EVERYTHING);
                    !batch.samples().isEmpty();
                    batch = buffer.next(100, EVERYTHING)) {
                left += batch.samples().size();
                last = batch.samples().getLast()[0];
                buffer.acknowledge(batch);
            }
            assertThat(left + buffer.dropped()).isEqualTo(2000);
            assertThat(left).isGreaterThan(400);
            assertThat(last).isEqualTo((byte) 1999);
        }
        try (SampleBuffer again = open()) {
            assertThat(again.dropped()).isPositive();
        }
    }

    @Test
    void shouldNotTakeAnAcknowledgementOfDroppedSamplesForNewerOnes() throws IOException {
        byte[] sample = new byte[2000];
        try (SampleBuffer buffer = open()) {
            buffer.append(sample, sample.length);
            Batch old = buffer.next(1, EVERYTHING);
            for (int i = 0; i < 2000; i++) {
                buffer.append(sample, sample.length);
            }
            long waiting = buffer.waitingBytes();
            buffer.acknowledge(old);
            assertThat(buffer.waitingBytes()).isEqualTo(waiting);
        }
    }

    @Test
    void shouldKeepNothingThatIsDelivered() throws IOException {
        try (SampleBuffer buffer = open()) {
            byte[] sample = new byte[2000];
            for (int i = 0; i < 5000; i++) {
                buffer.append(sample, sample.length);
                buffer.acknowledge(buffer.next(10, EVERYTHING));
                assertThat(size()).isLessThan(70_000);
            }
            assertThat(buffer.dropped()).isZero();
        }
    }

    @Test
    void shouldLoseNothingThatWasAppendedBeforeAKill() throws Exception {
        int rounds = 5;
        int expected = 0;
        for (int round = 0; round < rounds; round++) {
            Process writer = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BufferWriter.class.getName(),
                            directory.toString(),
                            Integer.toString(expected + 1))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int said = 0;
            try (var lines = writer.inputReader()) {
                // It says a number when it is appended; after some hundred it is killed in the middle of its work.
                while (said < expected + 300) {
                    said = Integer.parseInt(lines.readLine());
                }
                writer.destroyForcibly().waitFor();
            }
            try (SampleBuffer buffer = open()) {
                List<Integer> found = new ArrayList<>();
                Batch all = buffer.next(EVERYTHING, EVERYTHING);
                while (!all.samples().isEmpty() && (found.isEmpty() || found.getLast() < said)) {
                    all.samples()
                            .forEach(sample ->
                                    found.add(Integer.parseInt(new String(sample, StandardCharsets.UTF_8).strip())));
                    buffer.acknowledge(all);
                    all = buffer.next(EVERYTHING, EVERYTHING);
                }
                all.samples()
                        .forEach(sample ->
                                found.add(Integer.parseInt(new String(sample, StandardCharsets.UTF_8).strip())));
                buffer.acknowledge(all);
                assertThat(found).isEqualTo(numbers(expected + 1, found.getLast()));
                assertThat(found.getLast()).isGreaterThanOrEqualTo(said);
                assertThat(buffer.damaged()).isZero();
                expected = found.getLast();
            }
        }
    }

    @Test
    void shouldNumberStartsUpwardsWhateverTheClockSays() throws IOException {
        Clock now = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
        long first = Epoch.next(directory, now);
        assertThat(first).isEqualTo(now.millis());
        assertThat(Epoch.next(directory, Clock.offset(now, Duration.ofDays(-400))))
                .isEqualTo(first + 1);
        Files.writeString(directory.resolve("epoch"), "rubbish");
        assertThat(Epoch.next(directory, Clock.offset(now, Duration.ofSeconds(1))))
                .isEqualTo(first + 1000);
    }

    private SampleBuffer open() throws IOException {
        return new SampleBuffer(directory, LIMIT);
    }

    private Path write(int from, int to) throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, from, to);
        }
        return files(directory).getFirst();
    }

    private static void append(SampleBuffer buffer, int from, int to) throws IOException {
        for (int i = from; i <= to; i++) {
            byte[] sample = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
            buffer.append(sample, sample.length);
        }
    }

    private static List<Integer> drain(SampleBuffer buffer) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (Batch batch = buffer.next(7, EVERYTHING); !batch.samples().isEmpty(); batch = buffer.next(7, EVERYTHING)) {
            texts(batch).forEach(text -> found.add(Integer.parseInt(text)));
            buffer.acknowledge(batch);
        }
        return found;
    }

    private static List<String> texts(Batch batch) {
        return batch.samples().stream()
                .map(sample -> new String(sample, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private long size() throws IOException {
        long size = 0;
        for (Path file : files(directory)) {
            size += Files.size(file);
        }
        return size;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".samples"))
                    .sorted()
                    .toList();
        }
    }
}
