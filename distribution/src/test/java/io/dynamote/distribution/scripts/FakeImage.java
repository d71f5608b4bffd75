package io.dynamote.distribution.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;

/** The layout of an image with the real scripts and a java that prints where and how it was called. */
final class FakeImage {

    private static final Path SCRIPTS = Path.of("src/main/bin");
    private static final String JAVA = """
            #!/bin/sh
            echo "in $(pwd)"
            echo "as $$"
            for argument; do echo "$argument"; done
            """;

    private final Layout layout;

    FakeImage(Path home) throws IOException {
        layout = new Layout(home);
        Files.createDirectories(layout.scripts());
        for (Path script : new Path[] {layout.startScript(), layout.healthScript()}) {
            executable(script, Files.readString(SCRIPTS.resolve(script.getFileName())));
        }
        Files.createDirectories(layout.runtime().resolve("bin"));
        executable(layout.runtime().resolve("bin/java"), JAVA);
        for (Part part : Part.values()) {
            Files.createDirectories(layout.of(part));
            Files.createFile(layout.arguments(part));
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Layout layout() {
        return layout;
    }

    /** Runs a script to its end. */
    static Outcome run(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DYNAMOTE_") || name.startsWith("MICRONAUT_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.pid(), process.waitFor(), output);
    }

    /**
     * What came of it.
     *
     * @param pid of the script
     * @param status with which it ended
     * @param output both streams
     */
    record Outcome(long pid, int status, String output) {}
}
