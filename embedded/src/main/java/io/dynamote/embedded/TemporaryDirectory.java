package io.dynamote.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Data directories that do not outlive the part that they belong to. */
public final class TemporaryDirectory {

    private TemporaryDirectory() {}

    /** Creates an empty directory whose name tells what it is for. */
    public static Path create(String part) {
        try {
            return Files.createTempDirectory("dynamote-" + part.toLowerCase(Locale.ROOT) + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for " + part, e);
        }
    }

    /** Deletes a directory with everything in it; one that is gone is fine. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
