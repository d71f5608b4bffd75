package io.dynamote.embedded.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.embedded.EmbeddedStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a data directory startable after the JVM that owned it was killed.
 *
 * <p>Such a JVM leaves {@code postmaster.pid} behind, and often the server itself, which then still holds data and
 * port. The server is ended only if its command line names this very directory; the file is removed if the process it
 * names is gone or is something else.
 */
final class LeftoverPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final long PATIENCE_SECONDS = 5;

    private LeftoverPostmaster() {}

    static void clear(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        refuseWhileOwned(directory);
        Optional<ProcessHandle> server =
                pidIn(pidFile).flatMap(ProcessHandle::of).filter(p -> runs(p, "postgres", directory));
        if (server.isPresent()) {
            LOG.info(
                    "Ending Postgres {} that a killed run left on {}",
                    server.get().pid(),
                    directory);
            end(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** Ends what still initialises the directory for a run that was killed; the caller knows that nobody else does. */
    static void endInitialisation(Path directory) throws IOException {
        for (ProcessHandle process : ProcessHandle.allProcesses()
                .filter(p -> runs(p, "initdb", directory))
                .toList()) {
            end(process);
        }
    }

    /** The embedding JVM holds a lock while it lives: its server is not a leftover. */
    private static void refuseWhileOwned(Path directory) throws IOException {
        Path lockFile = directory.resolve("epg-lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse(directory);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(directory);
        }
    }

    static EmbeddedStartException inUse(Path directory) {
        return new EmbeddedStartException(
                "Postgres cannot start: its data directory %s is used by another running Dynamote."
                        .formatted(directory));
    }

    private static Optional<Long> pidIn(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(text -> text.matches("[1-9][0-9]{0,9}"))
                .map(Long::valueOf);
    }

    private static boolean runs(ProcessHandle process, String program, Path directory) {
        return process.info().command().filter(c -> c.endsWith(program)).isPresent()
                && process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(directory.toString()))
                        .isPresent();
    }

    private static void end(ProcessHandle server) throws IOException {
        server.destroy();
        if (!endsInTime(server)) {
            server.destroyForcibly();
            if (!endsInTime(server)) {
                throw new IOException("Postgres with pid " + server.pid() + " does not end");
            }
        }
    }

    private static boolean endsInTime(ProcessHandle server) throws IOException {
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for Postgres with pid " + server.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending Postgres with pid " + server.pid(), e);
        }
    }
}
