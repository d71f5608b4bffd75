package io.dynamote.embedded.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Lets processes on the class path of this one start in a fraction of the time: the first that ends by itself leaves the
 * classes that it had loaded in a file, from which the JVM takes them for all that start later.
 */
public final class StartCache {

    private final Path file;
    private final String classPath;

    private StartCache(Path file, String classPath) {
        this.file = file;
        this.classPath = classPath;
    }

    /** A cache that is not written yet, to live in an existing directory. */
    public static StartCache in(Path directory) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            // The JVM caches classes of jars, not of directories.
            jars.add(
                    Files.isDirectory(path)
                            ? pack(path, directory.resolve(jars.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return new StartCache(directory.resolve("classes.aot"), String.join(File.pathSeparator, jars));
    }

    /** Whether a process has left it. */
    public boolean isWritten() {
        return Files.exists(file);
    }

    List<String> options() {
        return List.of((isWritten() ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + file, "-cp", classPath);
    }

    private static Path pack(Path directory, Path jar) {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> walk = Files.walk(directory)) {
            entries.setLevel(0);
            for (Path path : walk.filter(one -> !one.equals(directory)).sorted().toList()) {
                boolean isDirectory = Files.isDirectory(path);
                entries.putNextEntry(new JarEntry(directory.relativize(path) + (isDirectory ? "/" : "")));
                if (!isDirectory) {
                    Files.copy(path, entries);
                }
                entries.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack " + directory, e);
        }
    }
}
