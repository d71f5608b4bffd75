package io.dynamote.agent.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ToolIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void shouldKeepStatusAndOutput() throws Exception {
        String script = Script.write(directory, "tool", "echo hello $1; echo noise >&2; exit 6");
        assertThat(tool(30_000).run(List.of(script, "world"))).isEqualTo(new ToolResult.Ended(6, "hello world\n"));
    }

    @Test
    void shouldKillWhatHangsWithItsChildren() throws Exception {
        Path pid = directory.resolve("pid");
        String script = Script.write(directory, "tool", "sleep 300 & echo $! > " + pid + "; wait");
        assertThat(tool(500).run(List.of(script))).isEqualTo(new ToolResult.TimedOut(Duration.ofMillis(500)));
        long child = Long.parseLong(Files.readString(pid).strip());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ProcessHandle.of(child)
                                .map(ProcessHandle::isAlive)
                                .orElse(false))
                        .isFalse());
    }

    @Test
    void shouldSurviveOutputWithoutEnd() throws Exception {
        String script = Script.write(directory, "tool", "head -c 20000000 /dev/zero");
        assertThat(tool(10_000).run(List.of(script)))
                .isInstanceOfSatisfying(
                        ToolResult.Ended.class,
                        ended -> assertThat(ended.output()).hasSize(4 * 1024 * 1024));
    }

    @Test
    void shouldSayThatAToolIsNotInstalled() throws Exception {
        ToolResult result = tool(30_000).run(List.of(directory.resolve("none").toString()));
        Reading<String> reading = result.read("smartctl", ended -> Reading.of(ended.output()));
        assertThat(reading).isEqualTo(Reading.unavailable(Reason.ABSENT, "smartctl is not installed"));
    }

    @Test
    void shouldSayThatAToolMayNotBeRun() throws Exception {
        Path file = Files.writeString(directory.resolve("tool"), "#!/bin/sh\n");
        Reading<String> reading = tool(30_000).run(List.of(file.toString())).read("x", ended -> Reading.of(""));
        assertThat(((Reading.Unavailable<String>) reading).reason()).isEqualTo(Reason.DENIED);
    }

    @Test
    void shouldReadJsonOfWhichNothingIsSure() throws IOException {
        JsonTree tree = JsonTree.parse("""
                {"a": {"b": [1, "x", null, true]}, "big": 340282366920938463463374607431768211455, "minus": -1, "n": 2.5}""");
        assertThat(tree.at("a", "b").elements().getFirst().count()).isEqualTo(Reading.of(1L));
        assertThat(tree.at("a", "b").elements().get(2).text().value()).isEmpty();
        assertThat(tree.at("a", "none", "deeper").text().value()).isEmpty();
        assertThat(((Reading.Unavailable<Long>) tree.at("big").count()).reason())
                .isEqualTo(Reason.UNREADABLE);
        assertThat(((Reading.Unavailable<Long>) tree.at("minus").count()).reason())
                .isEqualTo(Reason.UNREADABLE);
        assertThat(tree.at("n").number()).isEqualTo(Reading.of(2.5));
        assertThat(tree.at("n").count().value()).isEmpty();
    }

    private static Tool tool(int millis) {
        return new Tool(Duration.ofMillis(millis));
    }
}
