package io.dynamote.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.LoopbackPort;
import org.jspecify.annotations.Nullable;

/** A service as a process of its own, which can be killed as the kernel kills: without a word. */
public final class ServiceProcess implements AutoCloseable {

    private final int port = LoopbackPort.choose("the service", 0);
    private final Class<?> main;
    private final Map<String, Object> properties;
    private final Path log;
    private final @Nullable StartCache cache;
    private volatile Process process;

    /**
     * Starts the process, on the class path of this one and a port of its own.
     *
     * @param main class with the main method
     * @param properties of the service
     * @param log gets what the process prints
     */
    public ServiceProcess(Class<?> main, Map<String, Object> properties, Path log) {
        this(main, properties, log, null);
    }

    /**
     * Starts the process from a cache, or has it leave one when it ends.
     *
     * @param cache null for none
     */
    public ServiceProcess(Class<?> main, Map<String, Object> properties, Path log, @Nullable StartCache cache) {
        this.main = main;
        this.properties = properties;
        this.log = log;
        this.cache = cache;
        this.process = launch();
        // A test run that is broken off must not leave the process behind.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> process.destroyForcibly()));
    }

    /** Where it answers once it is up. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /** With which number it ended; 137 after SIGKILL. */
    public int exitValue() {
        return process.exitValue();
    }

    /** Kills the process by SIGKILL and starts another one on the same port. */
    public void killAndRestart() {
        kill();
        process = launch();
    }

    /** Asks the process to end and waits until it has, and has left its cache. */
    public void end() {
        process.destroy();
        await(300, "SIGTERM");
    }

    /** Kills the process by SIGKILL, if it is there. */
    public void kill() {
        process.destroyForcibly();
        await(10, "SIGKILL");
    }

    private void await(int seconds, String signal) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " outlives " + signal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dmicronaut.server.port=" + port,
                // Any: several may run beside each other.
                "-Ddynamote.management.port=0"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(cache == null ? List.of("-cp", System.getProperty("java.class.path")) : cache.options());
        command.add(main.getName());
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
