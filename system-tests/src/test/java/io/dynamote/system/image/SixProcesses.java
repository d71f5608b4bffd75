package io.dynamote.system.image;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import io.dynamote.distribution.layout.Surroundings;
import io.dynamote.distribution.training.Foundations;
import io.dynamote.embedded.LoopbackPort;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dynamote as images run it: five services and the agent on Kafka, Postgres and a simulated cluster. */
final class SixProcesses implements AutoCloseable {

    /** What the build has assembled. */
    static final Layout ASSEMBLED = new Layout(Dockerfile.REPOSITORY.resolve("distribution/target/image"));

    /** Those that a portal consists of. */
    static final List<Part> PARTS =
            Stream.of(Part.values()).filter(part -> !part.isSimulation()).toList();

    private final Runner runner;
    private final Path directory;
    private final Foundations foundations;
    private final Surroundings surroundings;
    private final Map<Part, ImageProcess> processes = new EnumMap<>(Part.class);
    private final Map<Part, Integer> figures = new EnumMap<>(Part.class);
    private final List<ImageProcess> demos = new ArrayList<>();

    private SixProcesses(Runner runner, Path directory) throws IOException {
        this.runner = runner;
        this.directory = directory;
        Path state = Files.createDirectory(directory.resolve("state"));
        // A volume that belongs to the user of the container.
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
        runner.keep(state);
        foundations = Foundations.start(4);
        surroundings = foundations.surroundings(state);
    }

    /** Kafka, Postgres and a cluster for parts that are run so; logs and data of the agent lie in the directory. */
    static SixProcesses prepare(Runner runner, Path directory) throws IOException {
        return new SixProcesses(runner, directory);
    }

    /** Starts all of them, which need not be in any order. */
    void startAll(Map<String, String> more) throws IOException {
        for (Part part : PARTS) {
            start(part, more);
        }
    }

    /** Starts one; these variables win over those that tell it of the others. */
    ImageProcess start(Part part, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(surroundings.environment(part));
        if (part.isServer()) {
            figures.put(part, LoopbackPort.choose(part.id() + "'s figures", 0));
            environment.put("DYNAMOTE_MANAGEMENT_PORT", String.valueOf(figures.get(part)));
        }
        environment.putAll(more);
        ImageProcess process = new ImageProcess(part, runner, environment, directory.resolve(part.id() + ".log"));
        processes.put(part, process);
        return process;
    }

    /**
     * Starts the demo, which is none of the six, for their portal; its log is named by the port.
     *
     * @param cluster port for its cluster, which is another one than that of the six
     */
    ImageProcess startDemo(int cluster) throws IOException {
        Map<String, String> environment = new HashMap<>(surroundings.environment(Part.DEMO));
        environment.put("DYNAMOTE_DEMO_CLUSTER_PORT", String.valueOf(cluster));
        environment.put("DYNAMOTE_DEMO_CLUSTER_SPEED", "50");
        environment.put("DYNAMOTE_DEMO_HEALTH_PORT", String.valueOf(LoopbackPort.choose("demo's health", 0)));
        ImageProcess demo =
                new ImageProcess(Part.DEMO, runner, environment, directory.resolve("demo-" + cluster + ".log"));
        demos.add(demo);
        return demo;
    }

    /** Ends one of the six and starts it anew; these variables win over those that tell it of the others. */
    void restart(Part part, Map<String, String> more) throws IOException, InterruptedException {
        requireNonNull(processes.get(part)).stop();
        start(part, more);
    }

    /** Returns once the health checks say that all are ready, or fails with the log of one that is not. */
    void awaitReady() {
        for (ImageProcess process : processes.values()) {
            await(process.part().id())
                    .atMost(Duration.ofMinutes(2))
                    .failFast(() ->
                            assertThat(process.isAlive()).as(process.log()).isTrue())
                    .until(() -> process.isHealthy("ready"));
        }
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Where the services that run tell figures of themselves. */
    Map<Part, URI> figures() {
        Map<Part, URI> addresses = new EnumMap<>(Part.class);
        figures.forEach((part, port) -> addresses.put(part, URI.create("http://127.0.0.1:" + port)));
        return addresses;
    }

    List<ImageProcess> processes() {
        return List.copyOf(processes.values());
    }

    /** A copy at another place, with times and modes, as one layer of an image is copied to a machine. */
    static Layout copy(Layout from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from.home())) {
            for (Path path : paths.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.home().relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new Layout(to);
    }

    @Override
    public void close() {
        demos.forEach(ImageProcess::close);
        processes.values().forEach(ImageProcess::close);
        foundations.close();
    }
}
