package io.dynamote.agent.buffer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Samples that are numbers, so that one that is missing, twice or in a wrong place is seen. */
final class Numbers {

    /** As long as a sample of a small host. */
    static final int USUAL = 1500;

    static final int EVERYTHING = Integer.MAX_VALUE;

    private Numbers() {}

    /** Appends numbers that take few bytes. */
    static void append(SampleBuffer buffer, int from, int to) throws IOException {
        append(buffer, from, to, 1);
    }

    /** Appends numbers of at least this many bytes. */
    static void append(SampleBuffer buffer, int from, int to, int length) throws IOException {
        for (int i = from; i <= to; i++) {
            byte[] sample = sample(i, length);
            buffer.append(sample, sample.length);
        }
    }

    static byte[] sample(int number, int length) {
        String text = Integer.toString(number);
        return (text + " ".repeat(Math.max(0, length - text.length()))).getBytes(StandardCharsets.UTF_8);
    }

    /** Takes out everything, a few samples at a time. */
    static List<Integer> drain(SampleBuffer buffer) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (Batch batch = buffer.next(7, EVERYTHING); !batch.samples().isEmpty(); batch = buffer.next(7, EVERYTHING)) {
            found.addAll(numbers(batch));
            buffer.acknowledge(batch);
        }
        return found;
    }

    static List<Integer> numbers(Batch batch) {
        return batch.samples().stream()
                .map(sample -> Integer.parseInt(new String(sample, StandardCharsets.UTF_8).strip()))
                .toList();
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    /** The files of samples, oldest first. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(".samples"))
                    .sorted()
                    .toList();
        }
    }

    /** Bytes that the files of samples take. */
    static long size(Path directory) throws IOException {
        long size = 0;
        for (Path file : files(directory)) {
            size += Files.size(file);
        }
        return size;
    }
}
