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

/** A service as a process of its own, which can be killed as the kernel kills: without a word. */
public final class ServiceProcess implements AutoCloseable {

    private final int port = LoopbackPort.choose("the service", 0);
    private final Class<?> main;
    private final Map<String, Object> properties;
    private final Path log;
    private volatile Process process;

    /**
     * Starts the process, on the class path of this one and a port of its own.
     *
     * @param main class with the main method
     * @param properties of the service
     * @param log gets what the process prints
     */
    public ServiceProcess(Class<?> main, Map<String, Object> properties, Path log) {
        this.main = main;
        this.properties = properties;
        this.log = log;
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

    /** Kills the process by SIGKILL and starts another one on the same port. */
    public void killAndRestart() {
        kill();
        process = launch();
    }

    private void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " outlives SIGKILL");
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
                "-Dmicronaut.server.port=" + port));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
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
