package io.dynamote.agent.buffer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a buffer: numbered, written at the end of the newest, discarded from the oldest on. */
final class Segments {

    private static final String SUFFIX = ".samples";
    private static final int DIGITS = 12;

    private final Path directory;
    private final TreeMap<Long, Long> sizes = new TreeMap<>();

    Segments(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(name -> name.toString().endsWith(SUFFIX))
                    .toList()) {
                String name = file.getFileName().toString();
                String number = name.substring(0, name.length() - SUFFIX.length());
                if (number.matches("[0-9]{" + DIGITS + "}")) {
                    sizes.put(Long.parseLong(number), Files.size(file));
                }
            }
        }
    }

    Path path(long number) {
        String digits = Long.toString(number);
        return directory.resolve("0".repeat(Math.max(0, DIGITS - digits.length())) + digits + SUFFIX);
    }

    /** Opens a segment to be written; the folder is made anew if somebody took it away. */
    RandomAccessFile open(long number) throws IOException {
        Files.createDirectories(directory);
        return new RandomAccessFile(path(number).toFile(), "rw");
    }

    /** Opens a segment to be read. */
    SegmentReader read(Position from) throws IOException {
        return SegmentReader.open(path(from.segment()), from.offset());
    }

    void grew(long number, long size) {
        sizes.put(number, size);
    }

    boolean has(long number) {
        return sizes.containsKey(number);
    }

    long size(long number) {
        return sizes.getOrDefault(number, 0L);
    }

    long oldest() {
        return sizes.firstKey();
    }

    /** The segment behind this one; itself if it is the newest. */
    long after(long number) {
        Map.Entry<Long, Long> next = sizes.higherEntry(number);
        return next == null ? number : next.getKey();
    }

    /** Number of the newest; 0 if there is none. */
    long newest() {
        return sizes.isEmpty() ? 0 : sizes.lastKey();
    }

    long totalSize() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes behind the place. */
    long sizeFrom(Position position) {
        long newer = sizes.tailMap(position.segment(), false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return newer + Math.max(0, size(position.segment()) - position.offset());
    }

    void deleteBefore(long number) throws IOException {
        while (!sizes.isEmpty() && sizes.firstKey() < number) {
            Files.deleteIfExists(path(sizes.firstKey()));
            sizes.pollFirstEntry();
        }
    }

    /** How many whole records follow the place in its segment. */
    long recordsFrom(Position position) throws IOException {
        long count = 0;
        try (SegmentReader reader = read(position)) {
            while (reader.next() != null) {
                count++;
            }
        }
        return count;
    }
}
