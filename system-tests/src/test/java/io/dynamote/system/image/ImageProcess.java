package io.dynamote.system.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dynamote.distribution.layout.Part;

/** A part that runs by the entry command of its image. */
final class ImageProcess implements AutoCloseable {

    private final Part part;
    private final Runner runner;
    private final Map<String, String> environment;
    private final Path log;
    private final Process process;

    /** Starts it; what it prints goes to the log. */
    ImageProcess(Part part, Runner runner, Map<String, String> environment, Path log) throws IOException {
        this.part = part;
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.process = runner.start(part, environment)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    Part part() {
        return part;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the health check of the image says that it is well. */
    boolean isHealthy(String... more) {
        try {
            return runner.check(part, environment, List.of(more))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A field of what the kernel says of the process. */
    String status(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    /** What it has taken of the CPU so far, in seconds. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        // The second field is a name in brackets, which may hold spaces; times are the 14th and 15th, in hundredths.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** Ends it as a container is ended, and tells its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Its exit status, once it has ended. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(part.id() + " does not end: " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
