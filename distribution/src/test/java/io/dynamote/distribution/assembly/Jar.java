package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Small jars for tests. */
final class Jar {

    static final FileTime TIME = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

    private Jar() {}

    /** A jar with one text in it, last changed at {@link #TIME}. */
    static Path with(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(entry("text.txt"));
            jar.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.setLastModifiedTime(file, TIME);
    }

    /** A jar with the class files of these classes. */
    static Path of(Path file, Class<?>... types) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Class<?> type : types) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(entry(name));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                    jar.write(Objects.requireNonNull(bytes).readAllBytes());
                }
            }
        }
        return file;
    }

    private static JarEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(TIME);
        return entry;
    }
}
