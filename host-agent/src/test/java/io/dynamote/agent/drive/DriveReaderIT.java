package io.dynamote.agent.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.dynamote.agent.tool.Script;
import io.dynamote.agent.tool.Tool;
import io.dynamote.agent.tool.ToolResult;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DriveReaderIT {

    private static final String NVME = """
            {"device": {"name": "/dev/nvme0", "protocol": "NVMe", "type": "nvme"}, "model_name": "ACME 1", "serial_number": "S1",
             "firmware_version": "F1", "user_capacity": {"bytes": 250059350016}, "smart_status": {"passed": true},
             "temperature": {"current": 35}, "power_on_time": {"hours": 3149}, "power_cycle_count": 16,
             "nvme_smart_health_information_log": {"critical_warning": %d, "percentage_used": 104, "available_spare": 90,
               "available_spare_threshold": 10, "media_errors": 2, "unsafe_shutdowns": 12, "data_units_read": 1,
               "data_units_written": 1969459}, "smartctl": {"exit_status": %d}}""";

    @TempDir
    private Path directory;

    @Test
    void shouldReadAnNvmeDrive() {
        Drive drive = report(NVME.formatted(0, 0), 0).value().orElseThrow();
        assertThat(drive.status()).isEqualTo(Drive.Status.OK);
        assertThat(drive.wear()).isEqualTo(Reading.of(1.04));
        assertThat(drive.spare()).isEqualTo(Reading.of(0.9));
        assertThat(drive.spareThreshold()).isEqualTo(Reading.of(0.1));
        assertThat(drive.temperature()).isEqualTo(Reading.of(35.0));
        assertThat(drive.powerOnHours()).isEqualTo(Reading.of(3149L));
        assertThat(drive.mediaErrors()).isEqualTo(Reading.of(2L));
        assertThat(drive.written()).isEqualTo(Reading.of(1_969_459L * 512_000));
        assertThat(drive.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, OK",
        "64, 0, OK",
        "32, 0, OK",
        "4, 0, OK",
        "16, 0, DEGRADED",
        "0, 1, DEGRADED",
        "8, 0, FAILED",
        "24, 4, FAILED"
    })
    void shouldReadTheMaskOfTheExitStatus(int mask, int critical, Drive.Status expected) {
        Drive drive = report(NVME.formatted(critical, mask), mask).value().orElseThrow();
        assertThat(drive.status()).isEqualTo(expected);
        assertThat(drive.warnings()).hasSize(Integer.bitCount(mask) + Integer.bitCount(critical));
    }

    @Test
    void shouldNotInventWhatAnAtaDriveDoesNotTell() {
        Drive drive = report("""
                {"device": {"protocol": "ATA"}, "smart_status": {"passed": false}, "endurance_used": {"current_percent": 12}}""", 8).value().orElseThrow();
        assertThat(drive.status()).isEqualTo(Drive.Status.FAILED);
        assertThat(drive.wear()).isEqualTo(Reading.of(0.12));
        assertThat(((Reading.Unavailable<Long>) drive.mediaErrors()).reason()).isEqualTo(Reason.NOT_SUPPORTED);
        assertThat(((Reading.Unavailable<Double>) drive.temperature()).reason()).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @Test
    void shouldSayThatADriveTellsMoreThanItCanHold() {
        Drive drive = report("""
                {"nvme_smart_health_information_log": {"data_units_written": 340282366920938463463374607431768211455,
                 "data_units_read": 9223372036854775807}}""", 0).value().orElseThrow();
        assertThat(((Reading.Unavailable<Long>) drive.written()).reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(((Reading.Unavailable<Long>) drive.read()).reason()).isEqualTo(Reason.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "smartctl: not found", "[]", "{\"device\": ", "7", "{\"a\": [1, 2"})
    void shouldTakeRubbishForUnreadable(String output) {
        Reading<Drive> drive = report(output, 0);
        assertThat(((Reading.Unavailable<Drive>) drive).reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldAskForEachDriveThatIsFound() throws Exception {
        String smartctl = Script.write(
                directory, "smartctl", """
                case "$*" in
                *--scan*) echo '{"devices": [{"name": "/dev/nvme0", "type": "nvme"}, {"name": "/dev/sda", "type": "sat"}, {"name": "/dev/sdb"}]}' ;;
                *--device=nvme\\ /dev/nvme0) echo '%s' ;;
                */dev/sda) echo '{"smartctl": {"exit_status": 2, "messages": [{"string": "Smartctl open device: /dev/sda failed: Permission denied"}]}}'; exit 2 ;;
                *) echo rubbish ;;
                esac
                """.formatted(NVME.formatted(0, 0).replace("\n", " ")));
        List<Drive> drives = new DriveReader(new Tool(Duration.ofSeconds(30)), smartctl, List.of())
                .read()
                .value()
                .orElseThrow();
        assertThat(drives).extracting(Drive::device).containsExactly("/dev/nvme0", "/dev/sda", "/dev/sdb");
        assertThat(drives)
                .extracting(Drive::status)
                .containsExactly(Drive.Status.OK, Drive.Status.UNKNOWN, Drive.Status.UNKNOWN);
        assertThat(((Reading.Unavailable<Double>) drives.get(1).wear()).reason())
                .isEqualTo(Reason.DENIED);
        assertThat(((Reading.Unavailable<Double>) drives.get(2).wear()).reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldSayThatOneDriveHangsAndReadTheOthers() throws Exception {
        String smartctl = Script.write(directory, "smartctl", """
                case "$*" in */dev/sda) sleep 60 ;; *) echo '{"smart_status": {"passed": true}}' ;; esac""");
        List<Drive> drives = new DriveReader(
                        new Tool(Duration.ofMillis(500)), smartctl, List.of("/dev/sda", "/dev/sdb"))
                .read()
                .value()
                .orElseThrow();
        assertThat(((Reading.Unavailable<Double>) drives.getFirst().wear()).reason())
                .isEqualTo(Reason.TIMED_OUT);
        assertThat(drives.getLast().status()).isEqualTo(Drive.Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"ABSENT, /nowhere/smartctl", "NOT_CONFIGURED, ''"})
    void shouldSayThatThereIsNoSmartctl(Reason expected, String command) throws Exception {
        for (List<String> devices : List.of(List.<String>of(), List.of("/dev/sda"))) {
            Reading<List<Drive>> drives = new DriveReader(new Tool(Duration.ofSeconds(30)), command, devices).read();
            assertThat(((Reading.Unavailable<List<Drive>>) drives).reason()).isEqualTo(expected);
        }
    }

    @Test
    void shouldSayThatTheScanFails() throws IOException, InterruptedException {
        String smartctl = Script.write(directory, "smartctl", "echo nonsense; exit 1");
        Reading<List<Drive>> drives = new DriveReader(new Tool(Duration.ofSeconds(30)), smartctl, List.of()).read();
        assertThat(((Reading.Unavailable<List<Drive>>) drives).reason()).isEqualTo(Reason.UNREADABLE);
    }

    private static Reading<Drive> report(String output, int exit) {
        return SmartReport.parse("/dev/x", new ToolResult.Ended(exit, output));
    }
}
