package io.dynamote.agent.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.dynamote.agent.AgentProcess;
import io.dynamote.agent.delivery.TelemetryStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the agent costs its host with its usual settings, started by its script. Leaves {@code target/benchmarks.md}. */
class AgentBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofMinutes(2);
    private static final Duration OUTAGE = Duration.ofMinutes(2);
    private static final double TICKS = 100;

    /** Headers of request and answer, as they go over the wire. */
    private static final int HEADERS = 450;

    @TempDir
    private Path directory;

    @Test
    void measure() throws IOException, InterruptedException {
        Process prepare = AgentProcess.command("prepare").inheritIO().start();
        assertThat(prepare.waitFor()).isZero();
        StringBuilder table = new StringBuilder(
                "| interval | first sample | resident | private | CPU of one core | sent | cut off | delivered |%n| --- | --- | --- | --- | --- | --- | --- | --- |%n"
                        .formatted());
        table.append(row("1s"));
        table.append(row("250ms"));
        Files.writeString(Path.of("target", "benchmarks.md"), table);
    }

    private String row(String interval) throws IOException, InterruptedException {
        Path home = Files.createDirectory(directory.resolve(interval));
        try (TelemetryStub stub = new TelemetryStub()) {
            long start = System.nanoTime();
            try (AgentProcess agent =
                    AgentProcess.start(home, stub.address(), Map.of("DYNAMOTE_AGENT_SAMPLE_INTERVAL", interval))) {
                await().atMost(Duration.ofSeconds(10)).until(() -> !stub.times().isEmpty());
                long first = Duration.ofNanos(stub.times().getFirst() - start).toMillis();
                pass(WARM_UP);
                long ticks = ticks(agent);
                long bytes = stub.bytes();
                int requests = stub.times().size();
                pass(MEASURED);
                double seconds = MEASURED.toSeconds();
                double cpu = (ticks(agent) - ticks) / TICKS / seconds * 100;
                double sent =
                        (stub.bytes() - bytes + (double) HEADERS * (stub.times().size() - requests)) / seconds;
                double resident = kilobytes(agent, "VmRSS") / 1024;
                double own = kilobytes(agent, "RssAnon") / 1024;
                stub.cutOff();
                pass(OUTAGE);
                double cutOff = kilobytes(agent, "VmRSS") / 1024;
                stub.open();
                pass(WARM_UP);
                return "| %s | %d ms | %.1f MB | %.1f MB | %.2f %% | %.0f B/s | %.1f MB | %.1f MB |%n"
                        .formatted(interval, first, resident, own, cpu, sent, cutOff, kilobytes(agent, "VmRSS") / 1024);
            }
        }
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }

    private static long ticks(AgentProcess agent) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + agent.process().pid() + "/stat"))
                .split(" ", -1);
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static double kilobytes(AgentProcess agent, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + agent.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
