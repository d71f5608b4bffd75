package io.dynamote.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that holds all data of one installation.
 *
 * @param directory absolute
 */
public record Installation(Path directory) {

    public Installation {
        directory = directory.toAbsolutePath().normalize();
    }

    Path kafka() {
        return directory.resolve("kafka");
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    /** The key that seals the secrets of receivers. */
    Path alertKey() {
        return directory.resolve("alert.key");
    }

    /** Where the running process says what it is. */
    Path runFile() {
        return directory.resolve("run.json");
    }

    Path log() {
        return directory.resolve("logs").resolve("dynamote.log");
    }

    /** Creates what is missing. */
    public void create() {
        try {
            Files.createDirectories(log().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("data directory " + directory + " cannot be created", e);
        }
    }

    /** Discards the data of Kafka and Postgres. Nothing else in the directory is touched. */
    public void discardData() {
        List.of(kafka(), postgres()).forEach(Installation::delete);
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(tree + " cannot be deleted", e);
        }
    }
}
