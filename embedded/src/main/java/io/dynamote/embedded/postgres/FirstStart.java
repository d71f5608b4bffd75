package io.dynamote.embedded.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import io.dynamote.embedded.EmbeddedStartException;
import io.dynamote.embedded.TemporaryDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first start on a data directory all or nothing.
 *
 * <p>A run that is killed while the directory is being initialised leaves a part of a database that no server starts
 * on. A file beside the directory, locked as long as that takes, tells such a torso from data: nobody can have been
 * served from it, so it is thrown away.
 */
final class FirstStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Path mark;
    private final @Nullable FileChannel channel;

    private FirstStart(Path mark, @Nullable FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
    }

    /**
     * Begins a start; what an earlier first start left unfinished is discarded.
     *
     * @throws EmbeddedStartException when another JVM initialises the directory just now
     */
    static FirstStart begin(Path directory) throws IOException {
        Path mark = beside(directory, ".initialising");
        if (!Files.exists(mark) && !isEmpty(directory)) {
            return new FirstStart(mark, null);
        }
        Files.createDirectories(directory);
        boolean unfinished = Files.exists(mark);
        FileChannel channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel, directory);
            if (unfinished) {
                discard(directory);
            }
            return new FirstStart(mark, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The server is up: from now on the directory holds data. */
    void complete() throws IOException {
        Files.deleteIfExists(mark);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static void lock(FileChannel channel, Path directory) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw LeftoverPostmaster.inUse(directory);
            }
        } catch (OverlappingFileLockException e) {
            throw LeftoverPostmaster.inUse(directory);
        }
    }

    private static void discard(Path directory) throws IOException {
        LOG.info("Discarding {}: its first start was cut off before it held any data", directory);
        LeftoverPostmaster.endInitialisation(directory);
        // Its children may write on for a moment: into what is moved away, not into the new data.
        Path torso = beside(directory, ".unfinished");
        TemporaryDirectory.delete(torso);
        Files.move(directory, torso, StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectories(directory);
        TemporaryDirectory.delete(torso);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> content = Files.list(directory)) {
            return content.findAny().isEmpty();
        }
    }

    private static Path beside(Path directory, String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }
}
