package io.dynamote.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServiceProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private ServiceProcess start(String name, StartCache cache) {
        return new ServiceProcess(
                WaitingService.class, Map.of("waiting.name", name), directory.resolve("service.log"), cache);
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("service.log"));
    }

    @Test
    void shouldStartFromWhatTheFirstThatEndedHasLeft() {
        StartCache cache = StartCache.in(directory);
        try (ServiceProcess first = start("first", cache)) {
            await().atMost(PATIENCE).until(() -> log().contains("up first from nothing"));
            first.end();
            assertThat(first.isAlive()).isFalse();
        }
        assertThat(cache.isWritten()).isTrue();
        try (ServiceProcess second = start("second", cache)) {
            await().atMost(PATIENCE).until(() -> log().contains("up second from -XX:AOTCache="));
            second.kill();
        }
    }

    @Test
    void shouldBeKilledWithoutAWordAndStartAgain() throws IOException {
        try (ServiceProcess process = start("again", StartCache.in(directory))) {
            await().atMost(PATIENCE).until(() -> log().contains("up again"));
            long pid = process.pid();
            process.killAndRestart();
            assertThat(process.pid()).isNotEqualTo(pid);
            await().atMost(PATIENCE).until(() -> log().indexOf("up again") < log().lastIndexOf("up again"));
            process.kill();
            assertThat(process.exitValue()).isEqualTo(137);
        }
    }
}
