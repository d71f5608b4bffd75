package io.dynamote.agent.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.agent.tool.Script;
import io.dynamote.agent.tool.Tool;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceReaderIT {

    private static final String TWO_UNITS = """
            Id=nginx.service
            LoadState=loaded
            ActiveState=active
            SubState=running
            Result=success
            NRestarts=3
            ControlGroup=/system.slice/nginx.service
            CPUUsageNSec=1500000000
            MemoryCurrent=1000
            MemoryMax=infinity
            CPUQuotaPerSecUSec=1.5s
            StateChangeTimestamp=@1763640000

            Id=old.service
            LoadState=loaded
            ActiveState=inactive
            SubState=dead
            Result=success
            MemoryCurrent=18446744073709551615
            CPUQuotaPerSecUSec=infinity
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "loaded, active, RUNNING",
        "loaded, reloading, RUNNING",
        "loaded, activating, STARTING",
        "loaded, deactivating, STOPPING",
        "loaded, inactive, STOPPED",
        "loaded, failed, FAILED",
        "not-found, inactive, MISSING",
        "masked, inactive, UNKNOWN",
        "loaded, bored, UNKNOWN"
    })
    void shouldTellWhatAServiceDoes(String load, String active, Service.Status expected) {
        UnitReport report = new UnitReport(Map.of("Id", "a", "LoadState", load, "ActiveState", active));
        assertThat(service(report).status()).isEqualTo(expected);
    }

    @Test
    void shouldReadUnits() {
        List<UnitReport> units = UnitReport.parse(TWO_UNITS);
        assertThat(units).extracting(UnitReport::name).containsExactly("nginx.service", "old.service");
        Service nginx = service(units.getFirst());
        assertThat(nginx.detail()).isEqualTo("running, success");
        assertThat(nginx.restarts()).isEqualTo(Reading.of(3L));
        assertThat(nginx.cpuTime()).isEqualTo(Reading.of(1.5));
        assertThat(nginx.cpuLimit()).isEqualTo(Reading.of(1.5));
        assertThat(nginx.since()).isEqualTo(Reading.of(Instant.ofEpochSecond(1_763_640_000)));
        assertThat(nginx.memoryLimit()).isEqualTo(Reading.unavailable(Reason.NOT_CONFIGURED, ""));
        Service old = service(units.getLast());
        assertThat(((Reading.Unavailable<Long>) old.memoryUsage()).reason()).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @Test
    void shouldReadControlGroups() {
        assertThat(GroupUsage.cpuTime("usage_usec 2500000\nuser_usec 1\n")).isEqualTo(Reading.of(2.5));
        assertThat(GroupUsage.cpuLimit("150000 100000\n")).isEqualTo(Reading.of(1.5));
        assertThat(GroupUsage.cpuLimit("max 100000\n")).isEqualTo(Reading.unavailable(Reason.NOT_CONFIGURED, ""));
        assertThat(GroupUsage.bytes("max\n")).isEqualTo(Reading.unavailable(Reason.NOT_CONFIGURED, ""));
        assertThat(GroupUsage.bytes("4096\n")).isEqualTo(Reading.of(4096L));
        assertThat(((Reading.Unavailable<Long>) GroupUsage.bytes("-1")).reason())
                .isEqualTo(Reason.UNREADABLE);
        assertThat(((Reading.Unavailable<Double>) GroupUsage.cpuLimit("1 0")).reason())
                .isEqualTo(Reason.UNREADABLE);
        assertThat(((Reading.Unavailable<Double>) GroupUsage.cpuTime("")).reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldPreferTheControlGroupToSystemd() throws Exception {
        Path group = Files.createDirectories(directory.resolve("cgroup/system.slice/nginx.service"));
        Files.writeString(group.resolve("memory.current"), "2000\n");
        Files.writeString(group.resolve("memory.max"), "5000\n");
        Service nginx =
                read("cat <<'X'\n" + TWO_UNITS + "X").value().orElseThrow().getFirst();
        assertThat(nginx.memoryUsage()).isEqualTo(Reading.of(2000L));
        assertThat(nginx.memoryLimit()).isEqualTo(Reading.of(5000L));
        assertThat(nginx.cpuTime()).isEqualTo(Reading.of(1.5));
    }

    @Test
    void shouldKnowWhatIsInMaintenance() throws Exception {
        String script = "cat <<'X'\n" + TWO_UNITS + "X";
        assertThat(read(script).value().orElseThrow()).noneMatch(Service::maintenance);
        Files.writeString(directory.resolve("maintenance"), "# disk is changed\nnginx.service\n");
        assertThat(read(script).value().orElseThrow())
                .extracting(Service::maintenance)
                .containsExactly(true, false);
        Files.writeString(directory.resolve("maintenance"), "");
        assertThat(read(script).value().orElseThrow()).allMatch(Service::maintenance);
    }

    @ParameterizedTest
    @CsvSource({
        "'echo System has not been booted with systemd; exit 1', FAILED",
        "'exit 0', UNREADABLE",
        "'head -c 3000 /dev/urandom', UNREADABLE"
    })
    void shouldSayWhySystemdToldNothing(String script, Reason expected) throws Exception {
        Reading<List<Service>> services = read(script);
        assertThat(((Reading.Unavailable<List<Service>>) services).reason()).isEqualTo(expected);
    }

    @Test
    void shouldNotWaitForSystemdForEver() throws Exception {
        Reading<List<Service>> services = read("sleep 60", Duration.ofSeconds(1));
        assertThat(((Reading.Unavailable<List<Service>>) services).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void shouldAskNobodyIfNothingIsToBeWatched() throws Exception {
        Reading<List<Service>> services =
                new ServiceReader(new Tool(Duration.ofSeconds(1)), "/nowhere", List.of(), directory, directory).read();
        assertThat(((Reading.Unavailable<List<Service>>) services).reason()).isEqualTo(Reason.NOT_CONFIGURED);
    }

    private Reading<List<Service>> read(String script) throws IOException, InterruptedException {
        return read(script, Duration.ofSeconds(30));
    }

    private Reading<List<Service>> read(String script, Duration limit) throws IOException, InterruptedException {
        return new ServiceReader(
                        new Tool(limit),
                        Script.write(directory, "systemctl", script),
                        List.of("nginx.service", "old.service"),
                        directory.resolve("cgroup"),
                        directory.resolve("maintenance"))
                .read();
    }

    private static Service service(UnitReport report) {
        return report.service(false, GroupUsage.read(Path.of("/nowhere")));
    }
}
