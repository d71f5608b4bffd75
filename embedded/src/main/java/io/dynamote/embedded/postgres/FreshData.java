package io.dynamote.embedded.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.stream.Stream;

import io.dynamote.embedded.TemporaryDirectory;

/**
 * The data of a server that has just been initialised. To initialise them takes a second of work and flushes a thousand
 * files to the disk; that is done once per machine and version, and temporary servers begin with a copy.
 *
 * @param kept where they are kept for the servers to come, also those of other JVMs
 */
record FreshData(Path kept) {

    /** Those of this user and of the version of Postgres that is on the class path. */
    static FreshData ofThisMachine() {
        return new FreshData(Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("dynamote-postgres-%s-%s".formatted(version(), System.getProperty("user.name"))));
    }

    /** Fills an empty directory. */
    void copyTo(Path directory) throws IOException {
        if (!Files.exists(kept)) {
            initialise();
        }
        try (Stream<Path> walk = Files.walk(kept)) {
            for (Path file : walk.toList()) {
                // Also the directory itself: Postgres wants it for its user alone.
                Files.copy(
                        file,
                        directory.resolve(kept.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The next server makes them anew: something may have tidied up here. */
    void discard() {
        TemporaryDirectory.delete(kept);
    }

    /** A server that starts and stops leaves what is needed; whoever is first has made it for all. */
    private void initialise() throws IOException {
        Path making = TemporaryDirectory.create("Postgres-fresh");
        try {
            PostgresServer.start(new PostgresOptions(0, making)).close();
            Files.move(making, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another JVM may have been faster.
            if (!Files.exists(kept)) {
                throw e;
            }
        } finally {
            TemporaryDirectory.delete(making);
        }
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = FreshData.class.getResourceAsStream("postgres.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
