package io.dynamote.alert.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The signals that there are by now, what Kafka is to the service: a file that grows, with a letter for each. */
final class Feed {

    private static final Duration PACE = Duration.ofMillis(20);
    private static final int STEADY = 4;

    private final Path file;
    private int length;
    private long last = System.nanoTime();

    /** What a signal says of the memory of its host. */
    enum Memory {
        FULL,
        FREE
    }

    /** One that is empty. */
    Feed(Path file) {
        this.file = file;
        append("");
    }

    Path file() {
        return file;
    }

    /** All signals, for those who read them. */
    static List<Memory> read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII)
                    .chars()
                    .mapToObj(letter -> letter == 'x' ? Memory.FULL : Memory.FREE)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int length() {
        return length;
    }

    /** Signals come, as many as the time allows since the last call. */
    void flow() {
        long passed = (System.nanoTime() - last) / PACE.toNanos();
        last += passed * PACE.toNanos();
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < passed; i++) {
            more.append(isFull(length + i) ? 'x' : '.');
        }
        append(more.toString());
    }

    private static boolean isFull(int number) {
        int host = number % Plan.HOSTS;
        int phase = number / (Plan.HOSTS * STEADY);
        // Neighbouring seeds give the same first answer.
        return new Random(31L * phase + host).ints(5).sum() % 2 == 0;
    }

    /** No signals came since the last call. */
    void pause() {
        last = System.nanoTime();
    }

    /** A signal of each host comes: all is well. */
    void calmDown() {
        append(".".repeat(Plan.HOSTS));
    }

    private void append(String more) {
        length += more.length();
        try {
            Files.writeString(
                    file, more, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
