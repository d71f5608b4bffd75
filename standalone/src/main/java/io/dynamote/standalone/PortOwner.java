package io.dynamote.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who listens on a port, as far as Linux lets us know; elsewhere, or without the right to look, nobody. */
final class PortOwner {

    private static final String LISTEN = "0A";
    private final Path proc;

    PortOwner(Path proc) {
        this.proc = proc;
    }

    /** The process that listens on the port, in words, for example {@code java (process 4711)}. */
    Optional<String> of(int port) {
        try {
            Set<String> sockets = listeningSockets(port);
            return sockets.isEmpty() ? Optional.empty() : processWithAnyOf(sockets);
        } catch (IOException e) {
            return Optional.empty(); // no /proc, or not ours to read: then we do not know
        }
    }

    private Set<String> listeningSockets(int port) throws IOException {
        String suffix = ":%04X".formatted(port);
        return Stream.concat(lines("net/tcp"), lines("net/tcp6"))
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTEN))
                .map(columns -> "socket:[" + columns[9] + "]")
                .collect(Collectors.toSet());
    }

    private Stream<String> lines(String file) throws IOException {
        Path path = proc.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path).stream() : Stream.empty();
    }

    private Optional<String> processWithAnyOf(Set<String> sockets) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAnyOf(process, sockets)) {
                    return Optional.of("%s (process %s)".formatted(name(process), process.getFileName()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holdsAnyOf(Path process, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            List<Path> open = descriptors.toList();
            for (Path descriptor : open) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // another user's process, or one that has just ended
        }
    }

    private static String name(Path process) throws IOException {
        return Files.readString(process.resolve("comm")).trim();
    }
}
