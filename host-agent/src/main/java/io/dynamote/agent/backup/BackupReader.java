package io.dynamote.agent.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.dynamote.agent.kernel.Failures;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.jspecify.annotations.Nullable;

/** Reads the status files of a directory: {@code *.json} and {@code *.prom}. */
public final class BackupReader {

    private static final long LARGEST_FILE = 1024 * 1024;
    private static final int MOST_FILES = 100;

    private final @Nullable Path directory;

    /** @param directory null for none */
    public BackupReader(@Nullable Path directory) {
        this.directory = directory;
    }

    /** Every backup; one whose file cannot be read is there with what is wrong as its run. */
    public Reading<List<Backup>> read() {
        Path present = directory;
        if (present == null) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "backups.directory is not set");
        }
        try (Stream<Path> files = Files.list(present)) {
            List<Backup> backups = new ArrayList<>();
            for (Path file : files.sorted().limit(MOST_FILES).toList()) {
                add(file, backups);
            }
            return Reading.of(List.copyOf(backups));
        } catch (IOException e) {
            return Failures.reading(e);
        }
    }

    private static void add(Path file, List<Backup> backups) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(".json")) {
                backups.add(BackupFile.parse(text(file)));
            } else if (name.endsWith(".prom")) {
                backups.addAll(TextFile.parse(text(file)));
            }
        } catch (IOException e) {
            backups.add(unreadable(name, e));
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("a status file must not be larger than " + LARGEST_FILE + " bytes");
        }
        return Files.readString(file);
    }

    private static Backup unreadable(String name, IOException e) {
        BackupRun run = new BackupRun(
                BackupRun.Result.UNKNOWN, none(), none(), none(), none(), none(), "status file: " + e.getMessage());
        return new Backup(name.substring(0, name.lastIndexOf('.')), none(), List.of(run));
    }

    private static <T> Reading<T> none() {
        return Reading.unavailable(Reason.UNREADABLE, "the status file cannot be read");
    }
}
