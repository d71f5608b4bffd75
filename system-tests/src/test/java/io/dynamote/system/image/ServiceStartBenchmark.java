package io.dynamote.system.image;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import io.dynamote.system.Door;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.awaitility.Awaitility.await;

/**
 * How long each part takes from its entry command until it is ready, or the agent until its first sample, with and without
 * its cache, and what it takes of the memory at rest. Leaves {@code target/benchmarks.md}.
 */
class ServiceStartBenchmark {

    private static final int STARTS = 5;
    private static final Duration REST = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private SixProcesses six;
    private int states;

    /**
     * One start.
     *
     * @param seconds until it was ready
     * @param cpu seconds of CPU that it took until then
     */
    private record Start(double seconds, double cpu) {

        static Start median(List<Start> starts) {
            return new Start(
                    middle(starts.stream().map(Start::seconds)),
                    middle(starts.stream().map(Start::cpu)));
        }

        private static double middle(Stream<Double> values) {
            List<Double> sorted = values.sorted().toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    @Test
    void measure() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Layout layout = SixProcesses.copy(SixProcesses.ASSEMBLED, Files.createDirectory(directory.resolve("image")));
        StringBuilder table = new StringBuilder("""
                | part | without: time, CPU | with: time, CPU | ratio: time, CPU | resident | private |
                | --- | --- | --- | --- | --- | --- |
                """);
        try (SixProcesses prepared = SixProcesses.prepare(new DirectRunner(layout), directory)) {
            six = prepared;
            // Once for the topics, the schemas and the page cache.
            six.startAll(Map.of());
            six.awaitReady();
            for (ImageProcess process : six.processes()) {
                process.stop();
            }
            for (Part part : SixProcesses.PARTS) {
                table.append(row(part));
                Files.writeString(Path.of("target", "benchmarks.md"), table);
            }
        }
    }

    private String row(Part part) throws IOException, InterruptedException {
        List<Start> without = new ArrayList<>();
        List<Start> with = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            without.add(start(part, "off"));
            with.add(start(part, "on"));
        }
        ImageProcess process = begin(part, "on");
        await().pollDelay(REST).atMost(REST.plusSeconds(10)).until(() -> true);
        double resident = megabytes(process.status("VmRSS"));
        double own = megabytes(process.status("RssAnon"));
        process.stop();
        Start slow = Start.median(without);
        Start fast = Start.median(with);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f s, %.1f s | %.2f s, %.1f s | %.1f ×, %.1f × | %.0f MB | %.0f MB |%n",
                part.id(),
                slow.seconds(),
                slow.cpu(),
                fast.seconds(),
                fast.cpu(),
                slow.seconds() / fast.seconds(),
                slow.cpu() / fast.cpu(),
                resident,
                own);
    }

    private Start start(Part part, String cache) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ImageProcess process = begin(part, cache);
        BooleanSupplier ready = part.isServer()
                ? isReady(six.surroundings().address(part))
                : () -> hasSample(directory.resolve("state-" + states));
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptions()
                .until(ready::getAsBoolean);
        Start start = new Start((System.nanoTime() - begin) / 1e9, process.cpuSeconds());
        process.stop();
        return start;
    }

    /** An agent starts with nothing to send. */
    private ImageProcess begin(Part part, String cache) throws IOException {
        if (part.isServer()) {
            return six.start(part, Map.of("DYNAMOTE_AOT", cache));
        }
        Path state = Files.createDirectory(directory.resolve("state-" + ++states));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
        return six.start(part, Map.of("DYNAMOTE_AOT", cache, "DYNAMOTE_AGENT_STATE_DIRECTORY", state.toString()));
    }

    private static BooleanSupplier isReady(URI address) {
        Door door = new Door(address);
        return () -> door.get("/health/ready").status() == 200;
    }

    private static boolean hasSample(Path state) {
        try (Stream<Path> files = Files.walk(state)) {
            return files.anyMatch(file ->
                    file.toString().endsWith(".samples") && file.toFile().length() > 0);
        } catch (IOException e) {
            return false;
        }
    }

    private static double megabytes(String kilobytes) {
        return Double.parseDouble(kilobytes.replaceAll("[^0-9]", "")) / 1024;
    }
}
