package io.dynamote.system.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code ./dynamote up} has learnt of its classes.
 *
 * @param directory where it keeps that
 */
record ClassArchives(Path directory) {

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("up-"))
                    .toList();
        }
    }

    void forget() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }

    /** Whether a process has mapped one. */
    boolean usedBy(Process process) throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc", Long.toString(process.pid()), "maps"))) {
            return maps.anyMatch(line -> line.contains(directory.resolve("up-").toString()));
        }
    }
}
