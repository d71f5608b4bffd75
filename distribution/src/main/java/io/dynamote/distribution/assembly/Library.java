package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

import io.dynamote.distribution.layout.Layout;

/** The one directory of jars that all parts share. */
final class Library {

    private final Path directory;

    Library(Path directory) {
        this.directory = directory;
    }

    /**
     * Copies the jars with their times, by which the JVM knows that its cache was made of them.
     *
     * @throws FileAlreadyExistsException if two different ones have the same name
     */
    void take(Collection<Path> jars) throws IOException {
        Files.createDirectories(directory);
        for (Path jar : jars) {
            Path copy = directory.resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
            } else if (Files.mismatch(jar, copy) >= 0) {
                throw new FileAlreadyExistsException(copy.toString(), jar.toString(), "two jars have one name");
            }
        }
    }

    /** The jars as they are named from the directory of the layout. */
    List<String> relative(Layout layout, List<Path> jars) {
        return jars.stream()
                .map(jar -> directory.resolve(jar.getFileName()))
                .map(jar -> layout.home().relativize(jar).toString())
                .toList();
    }
}
