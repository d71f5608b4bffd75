package io.dynamote.agent.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers on directories made like those of a kernel, and on the kernel that runs the test. */
class KernelReaderIT {

    private static final KernelPaths REAL = new KernelPaths(Path.of("/proc"), Path.of("/sys"), Path.of("/"));
    private static final Reading<Double> NONE = Reading.unavailable(Reason.ABSENT, "");

    @TempDir
    private Path directory;

    @Test
    void shouldReadThisHost() {
        KernelReader reader = new KernelReader(REAL);
        assertThat(reader.uptime().value().orElseThrow()).isPositive();
        assertThat(reader.cpu(NONE, NONE)
                        .value()
                        .orElseThrow()
                        .logicalCount()
                        .value()
                        .orElseThrow())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(reader.memory()
                        .value()
                        .orElseThrow()
                        .memory()
                        .limit()
                        .value()
                        .orElseThrow())
                .isGreaterThan(1L << 28);
        assertThat(reader.agent(1, 2, 3)
                        .value()
                        .orElseThrow()
                        .memoryUsage()
                        .value()
                        .orElseThrow())
                .isGreaterThan(1L << 20);
        assertThat(HostNames.host(REAL).value()).isPresent();
        assertThat(HostNames.boot(REAL).value().orElseThrow()).hasSize(36);
    }

    @Test
    void shouldSeeTheRootFileSystemOfThisHost() {
        assertThat(new FilesystemReader(REAL).read().value().orElseThrow())
                .allSatisfy(filesystem -> assertThat(filesystem.mountPoint()).startsWith("/"))
                .extracting(Filesystem::mountPoint)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldSayThatTheFirstLoadIsNotThereYet() throws IOException {
        file("proc/stat", "cpu  100 0 100 800 0 0 0 0\ncpu0 1 1 1 1\n");
        file("proc/loadavg", "1.0 2.0 3.0 1/1 1\n");
        KernelReader reader = new KernelReader(paths());
        assertThat(reader.cpu(NONE, NONE).value().orElseThrow().utilization())
                .isEqualTo(Reading.unavailable(Reason.NOT_YET, "the first reading"));
        file("proc/stat", "cpu  150 0 100 850 0 0 0 0\ncpu0 1 1 1 1\n");
        assertThat(reader.cpu(NONE, NONE).value().orElseThrow().utilization()).isEqualTo(Reading.of(0.5));
    }

    @Test
    void shouldReadAFileThatGrowsBeyondTheBuffer() throws IOException {
        file("proc/uptime", " ".repeat(20_000) + "42.5 1\n");
        assertThat(new KernelReader(paths()).uptime()).isEqualTo(Reading.of(42.5));
    }

    @Test
    void shouldSayWhatIsAbsent() {
        KernelReader reader = new KernelReader(paths());
        assertThat(reader.uptime())
                .isInstanceOfSatisfying(
                        Reading.Unavailable.class,
                        missing -> assertThat(missing.reason()).isEqualTo(Reason.ABSENT));
        assertThat(reader.networks().value()).isEmpty();
        assertThat(reader.memory().value()).isEmpty();
        assertThat(reader.cpu(NONE, NONE).value()).isEmpty();
    }

    @Test
    void shouldPreferInterfacesThatAreHardware() throws IOException {
        String heading = "a\nb\n";
        file("proc/1/net/dev", heading + "eth0: 1 0 0 0 0 0 0 0 2\nveth7: 1 0 0 0 0 0 0 0 2\nlo: 1 0 0 0 0 0 0 0 2\n");
        assertThat(names(new KernelReader(paths()))).containsExactly("eth0", "veth7");
        Files.createDirectories(directory.resolve("sys/class/net/eth0/device"));
        assertThat(names(new KernelReader(paths()))).containsExactly("eth0");
    }

    @Test
    void shouldReadSensorsAndSayWhichAreBroken() throws IOException {
        file("sys/class/hwmon/hwmon0/name", "coretemp\n");
        file("sys/class/hwmon/hwmon0/temp1_input", "61000\n");
        file("sys/class/hwmon/hwmon0/temp1_label", "Package id 0\n");
        file("sys/class/hwmon/hwmon0/temp2_input", "72500\n");
        file("sys/class/hwmon/hwmon0/fan1_input", "1200\n");
        file("sys/class/hwmon/hwmon1/name", "nvme\n");
        file("sys/class/hwmon/hwmon1/temp1_input", "rubbish\n");
        file("sys/class/thermal/thermal_zone0/type", "acpitz\n");
        file("sys/class/thermal/thermal_zone0/temp", "-5000\n");
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "2000000\n");
        file("sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "3000000\n");
        SensorReader.Sensors sensors = new SensorReader(paths()).read().value().orElseThrow();
        assertThat(sensors.processorTemperature()).isEqualTo(Reading.of(72.5));
        assertThat(sensors.processorFrequency()).isEqualTo(Reading.of(2.5e9));
        assertThat(sensors.sensors().value().orElseThrow())
                .contains(
                        new Sensor("hwmon0/coretemp/temp1", "Package id 0", Sensor.Kind.TEMPERATURE, Reading.of(61.0)),
                        new Sensor("hwmon0/coretemp/fan1", "", Sensor.Kind.FAN, Reading.of(1200.0)),
                        new Sensor(
                                "hwmon1/nvme/temp1",
                                "",
                                Sensor.Kind.TEMPERATURE,
                                Reading.unavailable(Reason.UNREADABLE, "not a number")),
                        new Sensor("thermal_zone0", "acpitz", Sensor.Kind.TEMPERATURE, Reading.of(-5.0)))
                .hasSize(5);
    }

    @Test
    void shouldSayThatAHostHasNoSensors() {
        SensorReader.Sensors sensors = new SensorReader(paths()).read().value().orElseThrow();
        assertThat(sensors.sensors()).isEqualTo(Reading.unavailable(Reason.ABSENT, "the kernel shows no sensors"));
        assertThat(sensors.processorTemperature().value()).isEmpty();
        assertThat(sensors.processorFrequency().value()).isEmpty();
    }

    private static List<String> names(KernelReader reader) {
        return reader.networks().value().orElseThrow().stream()
                .map(NetworkInterface::name)
                .toList();
    }

    private KernelPaths paths() {
        return new KernelPaths(directory.resolve("proc"), directory.resolve("sys"), directory);
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
