package io.dynamote.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dynamote.agent.delivery.TelemetryStub;
import io.dynamote.agent.tool.Script;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole agent, started by its script. */
class HostAgentIT {

    private static final Map<String, String> FAST =
            Map.of("DYNAMOTE_AGENT_SAMPLE_INTERVAL", "250ms", "DYNAMOTE_AGENT_SEND_INTERVAL", "100ms");

    @TempDir
    private Path directory;

    @Test
    void shouldTellOfThisHost() throws Exception {
        try (TelemetryStub stub = new TelemetryStub();
                AgentProcess agent = AgentProcess.start(directory, stub.address(), FAST)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> stub.lines().size() > 12);
            assertThat(agent.process().isAlive()).isTrue();
            List<HostSample> samples = samples(stub);
            assertThat(samples).extracting(HostSample::key).containsOnly("test");
            assertThat(samples).extracting(HostSample::sequence).first().isEqualTo(1L);
            HostSections first = samples.getFirst().sections();
            assertThat(first.cpu().reading().value().orElseThrow().utilization())
                    .isEqualTo(Reading.unavailable(Reason.NOT_YET, "the first reading"));
            HostSections later = samples.get(10).sections();
            assertThat(later.cpu()
                            .reading()
                            .value()
                            .orElseThrow()
                            .utilization()
                            .value()
                            .orElseThrow())
                    .isBetween(0.0, 1.0);
            assertThat(later.memory()
                            .reading()
                            .value()
                            .orElseThrow()
                            .utilization()
                            .value()
                            .orElseThrow())
                    .isBetween(0.0, 1.0);
            assertThat(samples).anyMatch(sample -> sample.sections().filesystems() != null);
            assertThat(samples).anyMatch(sample -> sample.sections().sensors() != null);
            assertThat(samples)
                    .anyMatch(sample -> sample.sections().services() != null
                            && sample.sections().services().reading().value().isEmpty());
        }
    }

    @Test
    void shouldSampleOnWhileEveryToolHangs() throws Exception {
        String hanging = Script.write(directory, "hanging", "sleep 600");
        Map<String, String> settings = new java.util.HashMap<>(FAST);
        settings.put("DYNAMOTE_AGENT_GPUS_TOOL", hanging);
        settings.put("DYNAMOTE_AGENT_DRIVES_TOOL", hanging);
        settings.put("DYNAMOTE_AGENT_SERVICES_TOOL", hanging);
        settings.put("DYNAMOTE_AGENT_SERVICES_UNITS", "a.service");
        try (TelemetryStub stub = new TelemetryStub();
                AgentProcess agent = AgentProcess.start(directory, stub.address(), settings)) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(samples(stub))
                            .extracting(HostSample::sections)
                            .anyMatch(sections -> isTimeOut(sections.gpus()))
                            .anyMatch(sections -> isTimeOut(sections.drives()))
                            .anyMatch(sections -> isTimeOut(sections.services())));
            assertThat(agent.process().isAlive()).isTrue();
            assertThat(samples(stub)).hasSizeGreaterThan(20);
        }
    }

    @Test
    void shouldLoseNothingWhenItIsKilledWhileItIsCutOff() throws Exception {
        try (TelemetryStub stub = new TelemetryStub()) {
            stub.cutOff();
            for (int kills = 0; kills < 3; kills++) {
                long before = size();
                AgentProcess agent = AgentProcess.start(directory, stub.address(), FAST);
                await().atMost(Duration.ofMinutes(1)).until(() -> size() > before + 10_000);
                agent.kill();
            }
            stub.open();
            try (AgentProcess agent = AgentProcess.start(directory, stub.address(), FAST)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> epochs(stub).size() == 4);
                assertThat(agent.process().isAlive()).isTrue();
            }
            List<List<Long>> epochs = epochs(stub);
            assertThat(epochs).hasSize(4);
            for (List<Long> sequences : epochs) {
                assertThat(sequences).hasSizeGreaterThan(0);
                for (int i = 0; i < sequences.size(); i++) {
                    assertThat(sequences.get(i)).isEqualTo(i + 1L);
                }
            }
        }
    }

    @Test
    void shouldLeaveACacheOfOtherJarsAlone() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("home/bin"));
        Path lib = Files.createDirectories(directory.resolve("home/lib"));
        for (String script : List.of("dynamote-agent", "jdk.sh")) {
            Path copy = Files.copy(Path.of("bin", script), bin.resolve(script));
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        Path cache = Files.writeString(lib.resolve("agent-123.aot"), "of other jars");
        Path java = Files.createDirectories(directory.resolve("java/bin"));
        Files.writeString(directory.resolve("java/release"), "JAVA_VERSION=\"25\"\n");
        Script.write(java, "java", "echo $*");
        Files.writeString(lib.resolve("a.jar"), "a jar");
        assertThat(arguments(bin)).contains("-cp " + lib.resolve("a.jar")).doesNotContain("AOTCache");
        // The cache of these jars is taken, until one of them changes.
        Files.move(cache, lib.resolve("agent-" + sum("a jar") + ".aot"));
        assertThat(arguments(bin)).contains("-XX:AOTCache=" + lib.resolve("agent-" + sum("a jar") + ".aot"));
        Files.writeString(lib.resolve("a.jar"), "A jar");
        assertThat(arguments(bin)).doesNotContain("AOTCache");
    }

    private String arguments(Path bin) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(bin.resolve("dynamote-agent").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", directory.resolve("java").toString());
        return output(builder);
    }

    private String sum(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("summed"), text);
        ProcessBuilder builder = new ProcessBuilder("cksum").redirectInput(ProcessBuilder.Redirect.from(file.toFile()));
        return output(builder).replace(" ", "").strip();
    }

    private static String output(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    @Test
    void shouldSayEveryFaultOfItsSettingsAndEnd() throws Exception {
        try (TelemetryStub stub = new TelemetryStub();
                AgentProcess agent = AgentProcess.start(
                        directory,
                        stub.address(),
                        Map.of("DYNAMOTE_AGENT_SERVER_URL", "x", "DYNAMOTE_AGENT_SAMPLE_INTERVAL", "1ms"))) {
            assertThat(agent.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(agent.process().exitValue()).isEqualTo(78);
            assertThat(Files.readString(directory.resolve("log")))
                    .contains("server.url must be a URL", "sample.interval must be a time from 250ms to 60s");
        }
    }

    private static boolean isTimeOut(@Nullable Section<?> section) {
        return section != null
                && section.reading() instanceof Reading.Unavailable<?> missing
                && missing.reason() == Reason.TIMED_OUT;
    }

    /** Sequences by epoch, in the order in which they came. */
    private static List<List<Long>> epochs(TelemetryStub stub) throws Exception {
        List<List<Long>> epochs = new ArrayList<>();
        long epoch = 0;
        for (HostSample sample : samples(stub)) {
            if (sample.epoch() != epoch) {
                assertThat(sample.epoch()).isGreaterThan(epoch);
                epoch = sample.epoch();
                epochs.add(new ArrayList<>());
            }
            epochs.getLast().add(sample.sequence());
        }
        return epochs;
    }

    private static List<HostSample> samples(TelemetryStub stub) throws Exception {
        List<HostSample> samples = new ArrayList<>();
        for (String line : stub.lines()) {
            samples.add(HostSampleReader.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        return samples;
    }

    private long size() throws java.io.IOException {
        Path samples = directory.resolve("state/samples");
        if (!Files.isDirectory(samples)) {
            return 0;
        }
        try (var files = Files.list(samples)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
