package io.dynamote.agent.buffer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.dynamote.agent.buffer.Numbers.EVERYTHING;
import static io.dynamote.agent.buffer.Numbers.USUAL;
import static io.dynamote.agent.buffer.Numbers.append;
import static io.dynamote.agent.buffer.Numbers.drain;
import static io.dynamote.agent.buffer.Numbers.files;
import static io.dynamote.agent.buffer.Numbers.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What a kill, a bad disk, a full one or somebody else does to the files of a buffer. */
class SampleBufferFaultIT {

    private static final long LIMIT = 1024 * 1024;

    @TempDir
    private Path directory;

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
            cut(segment, cut);
            try (SampleBuffer buffer = open()) {
                assertThat(numbers(buffer.next(10, EVERYTHING)))
                        .as("cut by %d bytes", cut)
                        .containsExactly(1, 2);
                append(buffer, 9, 9);
                assertThat(numbers(buffer.next(10, EVERYTHING))).containsExactly(1, 2);
                assertThat(buffer.damaged()).isZero();
            }
            Files.write(segment, whole);
        }
    }

    @Test
    void shouldGoOnBehindACutRecord() throws IOException {
        cut(write(1, 3), 1);
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
    void shouldLoseNothingThatWasAppendedBeforeAKill() throws Exception {
        int rounds = 5;
        int expected = 0;
        for (int round = 0; round < rounds; round++) {
            Process writer = BufferWriter.start(directory, expected + 1);
            int said = 0;
            try (BufferedReader lines = writer.inputReader()) {
                // It says a number when it is appended; after some hundred it is killed in the middle of its work.
                while (said < expected + 300) {
                    said = Integer.parseInt(lines.readLine());
                }
                writer.destroyForcibly().waitFor();
            }
            try (SampleBuffer buffer = new SampleBuffer(directory, 64 * LIMIT)) {
                List<Integer> found = drain(buffer);
                assertThat(found).isEqualTo(numbers(expected + 1, found.getLast()));
                assertThat(found.getLast()).isGreaterThanOrEqualTo(said);
                assertThat(buffer.damaged()).isZero();
                expected = found.getLast();
            }
        }
    }

    @Test
    void shouldGoOnWhenTheNextFileCanBeMadeAgain() throws IOException {
        try (SampleBuffer buffer = open()) {
            Path inItsPlace = Files.createDirectory(directory.resolve("000000000002.samples"));
            int kept = appendUntilItFails(buffer, 1);
            assertThatIOException().isThrownBy(() -> append(buffer, kept + 1, kept + 1, USUAL));
            assertThat(numbers(buffer.next(kept, EVERYTHING))).isEqualTo(numbers(1, kept));

            Files.delete(inItsPlace);
            append(buffer, kept + 1, kept + 100, USUAL);

            assertThat(drain(buffer)).isEqualTo(numbers(1, kept + 100));
            assertThat(buffer.damaged()).isZero();
        }
    }

    @Test
    void shouldGoOnWhenSomebodyTakesItsFolderAway() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 200, USUAL);
            for (Path file : files(directory)) {
                Files.delete(file);
            }
            Files.delete(directory.resolve("progress"));
            Files.delete(directory);

            // More than it may hold, so that it drops what is not there any more.
            append(buffer, 201, 1500, USUAL);

            List<Integer> found = drain(buffer);
            assertThat(found).isEqualTo(numbers(found.getFirst(), 1500)).hasSizeGreaterThan(500);
        }
    }

    @Test
    void shouldDeliverOnWhenSomebodyTakesAFileAway() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 200, USUAL);
            Files.delete(files(directory).get(1));
            List<Integer> found = drain(buffer);
            assertThat(found)
                    .startsWith(1, 2, 3)
                    .endsWith(198, 199, 200)
                    .isSorted()
                    .hasSizeLessThan(200);
            assertThat(buffer.damaged()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotTakeWhatIsDeliveredForDroppedIfItCannotBeDeleted() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 100, USUAL);
            buffer.acknowledge(buffer.next(100, EVERYTHING));
            Batch second = buffer.next(100, EVERYTHING);
            assertThat(numbers(second)).endsWith(99, 100);
            Path first = files(directory).getFirst();
            Files.delete(first);
            Path inside = Files.createDirectories(first.resolve("inside"));
            assertThatIOException().isThrownBy(() -> buffer.acknowledge(second));

            int kept = appendUntilItFails(buffer, 101);
            Files.delete(inside);
            append(buffer, kept + 1, kept + 1, USUAL);

            assertThat(buffer.dropped()).isZero();
            assertThat(drain(buffer)).isEqualTo(numbers(101, kept + 1));
        }
    }

    @Test
    void shouldGoOnByItselfWhenThereIsSpaceAgain() throws Exception {
        // A limit on the size of files stands for the end of the disk: it cuts a record in the middle as well.
        Process writer = BufferWriter.start(directory, 1, "prlimit", "--fsize=200000:");
        List<Integer> said = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader()) {
            String line = lines.readLine();
            for (; !line.equals(BufferWriter.FAILED); line = lines.readLine()) {
                said.add(Integer.parseInt(line));
            }
            assertThat(said).hasSizeGreaterThan(100);
            Process more = new ProcessBuilder("prlimit", "--pid=" + writer.pid(), "--fsize=50000000:")
                    .inheritIO()
                    .start();
            assertThat(more.waitFor()).isZero();
            for (int full = said.size(); said.size() < 2 * full; line = lines.readLine()) {
                if (!line.equals(BufferWriter.FAILED)) {
                    said.add(Integer.parseInt(line));
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        try (SampleBuffer buffer = new SampleBuffer(directory, 64 * LIMIT)) {
            List<Integer> found = drain(buffer);
            // Those that it had no time to say are there as well.
            assertThat(found).startsWith(said.toArray(Integer[]::new)).isSorted();
            assertThat(buffer.damaged()).isZero();
        }
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

    private static void cut(Path segment, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(file.length() - bytes);
        }
    }

    /** Appends numbers; answers the last that was kept. */
    private static int appendUntilItFails(SampleBuffer buffer, int first) {
        int number = first;
        try {
            while (number < first + 5_000) {
                append(buffer, number, number, USUAL);
                number++;
            }
        } catch (IOException e) {
            return number - 1;
        }
        throw new AssertionError("nothing failed in 5,000 samples");
    }
}
