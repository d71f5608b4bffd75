package io.dynamote.agent.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SettingsFileIT {

    @TempDir
    private Path directory;

    @Test
    void shouldNeedNothingButTheServer() throws Exception {
        AgentSettings settings = load("server.url = http://telemetry:8083\n", Map.of());
        assertThat(settings.server()).isEqualTo(URI.create("http://telemetry:8083"));
        assertThat(settings.hostId()).isNull();
        assertThat(settings.role()).isEmpty();
        assertThat(settings.sampleInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.sendInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.state()).isEqualTo(Path.of("/var/lib/dynamote-agent"));
        assertThat(settings.bufferLimit()).isEqualTo(512L << 20);
        assertThat(settings.drivesInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.services()).isEmpty();
        assertThat(settings.backups()).isNull();
    }

    @Test
    void shouldReadEachKey() throws Exception {
        AgentSettings settings = load("""
                # where to
                server.url = https://dynamote.example.org/base/
                host.id = gpu-01
                host.role = gpu nodes
                sample.interval = 250ms
                send.interval = 5s
                buffer.limit = 1GB
                services.units = nginx.service, postgresql.service
                drives.devices = /dev/nvme0 /dev/nvme1
                drives.tool =
                backups.directory = /var/lib/backups
                """, Map.of());
        assertThat(settings.hostId()).isEqualTo("gpu-01");
        assertThat(settings.role()).isEqualTo("gpu nodes");
        assertThat(settings.sampleInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.bufferLimit()).isEqualTo(1L << 30);
        assertThat(settings.services()).containsExactly("nginx.service", "postgresql.service");
        assertThat(settings.drives()).containsExactly("/dev/nvme0", "/dev/nvme1");
        assertThat(settings.driveTool()).isEmpty();
        assertThat(settings.backups()).isEqualTo(Path.of("/var/lib/backups"));
    }

    @Test
    void shouldLetTheEnvironmentGoFirst() throws Exception {
        AgentSettings settings = load(
                "server.url = http://one\nhost.role = a\n",
                Map.of("DYNAMOTE_AGENT_HOST_ROLE", "b", "DYNAMOTE_AGENT_SEND_INTERVAL", "3s", "HOME", "/root"));
        assertThat(settings.role()).isEqualTo("b");
        assertThat(settings.sendInterval()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void shouldNameAllFaultsAtOnce() throws IOException {
        InvalidSettingsException invalid = fault(
                "server.url = ftp://x\nsample.interval = fast\nbuffer.limit = 1KB\nhost.id = a b\nserver.uri = http://x\n",
                Map.of("DYNAMOTE_AGENT_STATE_DIRECTORY", "relative"));
        assertThat(invalid.faults())
                .hasSize(6)
                .allMatch(fault -> fault.contains(" must be ") && fault.contains(", not: "));
    }

    @ParameterizedTest
    @CsvSource({
        "sample.interval, 100ms, a time from 250ms to 60s",
        "sample.interval, 61s, a time from 250ms to 60s",
        "drives.interval, 2 weeks, a time from 1s to 86400s",
        "server.url, //host, a URL such as",
        "server.url, http://user:secret@host, a URL such as",
        "server.url, '', a URL such as",
        "buffer.limit, lots, a size from 1MB on",
        "host.id, -x, 'a name of letters, digits, dots and dashes'",
        "kernel.proc, proc, an absolute path",
        "hosts.id, a, one of backups.directory"
    })
    void shouldSayWhatWasExpected(String key, String value, String expected) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                SettingsFile.PREFIX + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value);
        InvalidSettingsException invalid = fault(key.equals("server.url") ? "" : "server.url=http://x", environment);
        assertThat(invalid.faults()).singleElement().asString().contains(key, expected);
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        InvalidSettingsException invalid = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> SettingsFile.load(directory.resolve("none"), Map.of("DYNAMOTE_AGENT_SERVER_URL", "http://x")));
        assertThat(invalid.faults()).singleElement().asString().contains("settings file", "none");
    }

    private InvalidSettingsException fault(String text, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(directory.resolve("agent.properties"), text);
        return catchThrowableOfType(InvalidSettingsException.class, () -> SettingsFile.load(file, environment));
    }

    private AgentSettings load(String text, Map<String, String> environment) throws Exception {
        return SettingsFile.load(Files.writeString(directory.resolve("agent.properties"), text), environment);
    }
}
