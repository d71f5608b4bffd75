package io.dynamote.agent.buffer;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a buffer: numbered, written at the end of the newest, discarded from the oldest on. Complete ones may be
 * compressed, {@code N.samples} to {@code N.samples.gz}; places in them stay what they were.
 *
 * <p>A kill in between leaves {@code N.samples.gz.new}, which is not complete and is deleted, or both files, of which the
 * compressed one is complete.
 */
final class Segments {

    private static final String PLAIN = ".samples";
    private static final String COMPRESSED = ".samples.gz";
    private static final String UNFINISHED = ".samples.gz.new";
    private static final int DIGITS = 12;
    private static final Pattern NAME = Pattern.compile("([0-9]{" + DIGITS + "})(\\.samples(?:\\.gz(?:\\.new)?)?)");

    /** What is smaller takes a block of the disk either way. */
    private static final long WORTH_COMPRESSING = 4096;

    private final Path directory;
    private final TreeMap<Long, Segment> segments = new TreeMap<>();
    private long sizeOnDisk;

    Segments(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            // Sorted, the compressed file of a number comes behind the plain one.
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found(Long.parseLong(name.group(1)), name.group(2), file);
                }
            }
        }
    }

    private void found(long number, String form, Path file) throws IOException {
        long size = Files.size(file);
        switch (form) {
            case PLAIN -> put(number, new Segment(size, size, false));
            case COMPRESSED -> {
                put(number, new Segment(SegmentReader.contentOf(file), size, true));
                Files.deleteIfExists(path(number, PLAIN));
            }
            default -> Files.delete(file);
        }
    }

    private Path path(long number, String form) {
        String digits = Long.toString(number);
        return directory.resolve("0".repeat(Math.max(0, DIGITS - digits.length())) + digits + form);
    }

    /** Opens a segment to be written; the folder is made anew if somebody took it away. */
    RandomAccessFile open(long number) throws IOException {
        Files.createDirectories(directory);
        return new RandomAccessFile(path(number, PLAIN).toFile(), "rw");
    }

    /** Opens a segment to be read. */
    SegmentReader read(Position from) throws IOException {
        Segment segment = segments.get(from.segment());
        boolean compressed = segment != null && segment.compressed();
        return SegmentReader.open(path(from.segment(), compressed ? COMPRESSED : PLAIN), compressed, from.offset());
    }

    void grew(long number, long size) {
        put(number, new Segment(size, size, false));
    }

    private void put(long number, Segment segment) {
        Segment before = segments.put(number, segment);
        sizeOnDisk += segment.onDisk() - (before == null ? 0 : before.onDisk());
    }

    boolean has(long number) {
        return segments.containsKey(number);
    }

    /** Bytes of its records. */
    long size(long number) {
        Segment segment = segments.get(number);
        return segment == null ? 0 : segment.content();
    }

    long oldest() {
        return segments.firstKey();
    }

    /** The segment behind this one; itself if it is the newest. */
    long after(long number) {
        Long next = segments.higherKey(number);
        return next == null ? number : next;
    }

    /** Number of the newest; 0 if there is none. */
    long newest() {
        return segments.isEmpty() ? 0 : segments.lastKey();
    }

    /** Bytes that all take on the disk. */
    long sizeOnDisk() {
        return sizeOnDisk;
    }

    /** Bytes of records behind the place. */
    long sizeFrom(Position position) {
        long newer = segments.tailMap(position.segment(), false).values().stream()
                .mapToLong(Segment::content)
                .sum();
        return newer + Math.max(0, size(position.segment()) - position.offset());
    }

    void deleteBefore(long number) throws IOException {
        while (!segments.isEmpty() && segments.firstKey() < number) {
            long oldest = segments.firstKey();
            Files.deleteIfExists(path(oldest, PLAIN));
            Files.deleteIfExists(path(oldest, COMPRESSED));
            sizeOnDisk -= segments.remove(oldest).onDisk();
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

    /** The oldest before this one that could be smaller; 0 if there is none. */
    long compressible(long before) {
        for (Map.Entry<Long, Segment> each : segments.headMap(before).entrySet()) {
            Segment segment = each.getValue();
            if (!segment.compressed()
                    && segment.content() >= WORTH_COMPRESSING
                    && Files.exists(path(each.getKey(), PLAIN))) {
                return each.getKey();
            }
        }
        return 0;
    }

    /** Writes a complete segment anew, compressed; nothing reads that before {@link #replace}. */
    void compress(long number) throws IOException {
        Path unfinished = path(number, UNFINISHED);
        try (InputStream in = new FileInputStream(path(number, PLAIN).toFile());
                FileOutputStream file = new FileOutputStream(unfinished.toFile());
                GZIPOutputStream out = new GZIPOutputStream(file)) {
            in.transferTo(out);
            out.finish();
            // Else a loss of power could leave the name of the new file without its content, and the old one is gone.
            file.getFD().sync();
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Puts what was compressed into the place of the segment, unless that was discarded meanwhile. */
    void replace(long number) throws IOException {
        Path unfinished = path(number, UNFINISHED);
        Segment plain = segments.get(number);
        if (plain == null) {
            Files.delete(unfinished);
            return;
        }
        long size = Files.size(unfinished);
        Files.move(unfinished, path(number, COMPRESSED), StandardCopyOption.ATOMIC_MOVE);
        put(number, new Segment(plain.content(), size, true));
        Files.deleteIfExists(path(number, PLAIN));
    }

    /**
     * One of them.
     *
     * @param content bytes of its records
     * @param onDisk bytes that it takes
     */
    private record Segment(long content, long onDisk, boolean compressed) {}
}
