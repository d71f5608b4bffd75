package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

import io.dynamote.distribution.layout.Layout;
import org.jspecify.annotations.Nullable;

/** A directory of jars: the one that all parts share, or one beside it for jars that it shall not have. */
final class Library {

    private final Path directory;
    private final @Nullable Library shared;

    /** The one that all share. */
    Library(Path directory) {
        this(directory, null);
    }

    /**
     * One beside another.
     *
     * @param shared whose jars are not taken a second time
     */
    Library(Path directory, @Nullable Library shared) {
        this.directory = directory;
        this.shared = shared;
    }

    /**
     * Copies the jars with their times, by which the JVM knows that its cache was made of them.
     *
     * @throws FileAlreadyExistsException if two different ones have the same name
     */
    void take(Collection<Path> jars) throws IOException {
        Files.createDirectories(directory);
        for (Path jar : jars) {
            Path copy = place(jar);
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
                .map(this::place)
                .map(jar -> layout.home().relativize(jar).toString())
                .toList();
    }

    private Path place(Path jar) {
        Path here = directory.resolve(jar.getFileName());
        Path there = shared == null ? here : shared.place(jar);
        return Files.exists(there) ? there : here;
    }
}
