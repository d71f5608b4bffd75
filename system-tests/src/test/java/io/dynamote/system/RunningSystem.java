package io.dynamote.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.dynamote.standalone.Installation;
import io.dynamote.standalone.Ports;
import io.dynamote.standalone.Standalone;
import io.dynamote.standalone.StandaloneOptions;

import static org.awaitility.Awaitility.await;

/** The whole of Dynamote in this JVM, on ports that are free and data that are discarded. */
public final class RunningSystem implements AutoCloseable {

    private final Path directory;
    private final Ports ports;
    private final Standalone standalone;

    private RunningSystem(double simulationSpeed) throws IOException {
        this.directory = Files.createTempDirectory("dynamote-system");
        this.ports = freePorts();
        Installation installation = new Installation(directory);
        installation.create();
        this.standalone =
                Standalone.start(new StandaloneOptions(ports, installation, null, simulationSpeed), (part, took) -> {});
        awaitCatalog();
    }

    /** Until deployment-service has read the catalog from Kafka it answers that it cannot check a model. */
    private void awaitCatalog() {
        Door door = new Door(portal());
        String body = "{\"name\": \"first\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> door.post("/api/deployments/preview", body, null).status() == 200);
    }

    /**
     * Starts everything.
     *
     * @param simulationSpeed simulated seconds per second
     */
    public static RunningSystem start(double simulationSpeed) {
        try {
            return new RunningSystem(simulationSpeed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base address of the portal. */
    public URI portal() {
        return URI.create("http://127.0.0.1:" + ports.web());
    }

    /** Address of the simulated API server. */
    public URI cluster() {
        return URI.create("http://127.0.0.1:" + ports.cluster());
    }

    /** The parts, to be taken away by tests. */
    public Standalone parts() {
        return standalone;
    }

    /**
     * Ports of a whole installation that nobody uses now. They lie below those that parts choose by themselves, and begin
     * anywhere: another JVM may look for some at this moment.
     */
    public static Ports freePorts() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            Ports candidate = new Ports(ThreadLocalRandom.current().nextInt(200, 359) * 50);
            if (candidate.byPart().values().stream().allMatch(RunningSystem::isFree)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no free range of ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        standalone.close();
        new Installation(directory).discardData();
    }
}
