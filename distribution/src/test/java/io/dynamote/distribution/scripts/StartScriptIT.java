package io.dynamote.distribution.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamote.distribution.layout.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartScriptIT {

    @TempDir
    private Path directory;

    private FakeImage image;

    @BeforeEach
    void lay() throws IOException {
        image = new FakeImage(Files.createDirectory(directory.resolve("with space")));
    }

    private FakeImage.Outcome start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return FakeImage.run(image.layout().startScript(), environment, arguments);
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldBecomeTheJvmOfThePart(Part part) throws Exception {
        FakeImage.Outcome outcome = start(Map.of(), part.id());
        assertThat(outcome.status()).isZero();
        assertThat(outcome.output())
                .contains("in " + image.layout().home())
                .contains("as " + outcome.pid())
                .contains("@service/" + part.id() + "/arguments");
    }

    @Test
    void shouldPassOnWhatStandsBehindTheName() throws Exception {
        assertThat(start(Map.of(), "agent", "/etc/dynamote/agent.properties").output())
                .endsWith("@service/agent/arguments\n/etc/dynamote/agent.properties\n");
    }

    @Test
    void shouldBeStartedThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(
                directory.resolve("link"), image.layout().startScript());
        assertThat(FakeImage.run(link, Map.of(), "web").output())
                .contains("in " + image.layout().home());
    }

    @Test
    void shouldSayWhatCanBeStarted() throws Exception {
        for (String[] arguments : new String[][] {{}, {"nothing"}, {"../service/web"}}) {
            FakeImage.Outcome outcome = start(Map.of(), arguments);
            assertThat(outcome.output()).contains("agent alert catalog demo deployment telemetry web");
            assertThat(outcome.status()).isEqualTo(64);
        }
    }

    @Test
    void shouldUseACacheOnlyIfItIsThere() throws Exception {
        assertThat(start(Map.of(), "web").output()).doesNotContain("AOT");
        Files.writeString(image.layout().cache(Part.WEB), "cache");
        assertThat(start(Map.of(), "web").output()).contains("-XX:AOTCache=service/web/service.aot");
        assertThat(start(Map.of("DYNAMOTE_AOT", "off"), "web").output()).doesNotContain("AOT");
    }

    @Test
    void shouldInsistOnACacheOrMakeItIfAsked() throws Exception {
        assertThat(start(Map.of("DYNAMOTE_AOT", "on"), "web").output())
                .contains("-XX:AOTCache=service/web/service.aot\n-XX:AOTMode=on\n");
        assertThat(start(Map.of("DYNAMOTE_AOT", "record"), "web").output())
                .contains("-XX:AOTCacheOutput=service/web/service.aot\n-XX:TieredStopAtLevel=1\n")
                .contains("\n-XX:-AOTRecordTraining\n");
        FakeImage.Outcome unknown = start(Map.of("DYNAMOTE_AOT", "maybe"), "web");
        assertThat(unknown.status()).isEqualTo(64);
        assertThat(unknown.output()).contains("not: maybe");
    }

    @Test
    void shouldTakeAShareOfTheMemoryUnlessToldOtherwise() throws Exception {
        assertThat(start(Map.of(), "web").output()).contains("-XX:MaxRAMPercentage=");
        assertThat(start(Map.of("DYNAMOTE_JVM_MEMORY", "-Xmx1g -XX:+UseG1GC"), "web")
                        .output())
                .contains("-Xmx1g\n-XX:+UseG1GC\n")
                .doesNotContain("RAMPercentage")
                .doesNotContain("SerialGC");
    }

    @Test
    void shouldKeepTheAgentAsSmallAsItsOwnScriptDoes() throws Exception {
        String own = Files.readString(Path.of("../host-agent/bin/dynamote-agent"));
        String memory = own.substring(own.indexOf("memory=\"") + 8, own.indexOf('"', own.indexOf("memory=\"") + 8));
        assertThat(start(Map.of(), "agent").output().lines())
                .containsAll(Stream.of(memory.strip().split("\\s+", -1))
                        // These two are in the file of arguments.
                        .filter(flag -> !flag.equals("-XX:-UsePerfData") && !flag.equals("-XX:+ExitOnOutOfMemoryError"))
                        .toList());
    }
}
