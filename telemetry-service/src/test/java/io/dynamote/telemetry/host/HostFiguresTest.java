package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import io.dynamote.events.host.BackupRun.Result;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Service.Status;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostFiguresTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final TestHost host = TestHost.agent("h");

    private Map<Figure, Reading<Double>> figures() {
        return HostFigures.of(WayReport.first(host.sample(T), T), T);
    }

    private Reading<Double> figure(Figure figure) {
        return figures().get(figure);
    }

    @Test
    void shouldSayOfEachFigureWhatItIsOrWhyNot() {
        assertThat(figures()).containsOnlyKeys(Figure.values());
        assertThat(figure(Figure.CPU_UTILIZATION)).isEqualTo(Reading.unavailable(Reason.NOT_YET, "has not been told"));
        host.noCpu(T, Reason.DENIED, "/proc/stat");
        assertThat(figure(Figure.CPU_LOAD_1M)).isEqualTo(Reading.unavailable(Reason.DENIED, "/proc/stat"));
        host.cpu(T, 0.25);
        assertThat(figure(Figure.CPU_UTILIZATION)).isEqualTo(Reading.of(0.25));
        assertThat(figure(Figure.CPU_LOAD_15M)).isEqualTo(Reading.of(0.7));
        assertThat(figure(Figure.TEMPERATURE)).isEqualTo(Reading.unavailable(Reason.ABSENT, "no sensor"));
        assertThat(figure(Figure.UPTIME)).isEqualTo(Reading.of(3_600.0));
    }

    @Test
    void shouldTellMemoryAndSwapAndThatThereIsNoSwap() {
        host.memory(T, 0.5).swap(T, 0, 0);
        assertThat(figure(Figure.MEMORY_USED)).isEqualTo(Reading.of(5e8));
        assertThat(figure(Figure.MEMORY_TOTAL)).isEqualTo(Reading.of(1e9));
        assertThat(figure(Figure.SWAP_UTILIZATION)).isEqualTo(Reading.unavailable(Reason.ABSENT, "no swap"));
        host.swap(T, 400, 100);
        assertThat(figure(Figure.SWAP_UTILIZATION)).isEqualTo(Reading.of(0.25));
    }

    @Test
    void shouldTellTheRootApartFromTheFullest() {
        host.filesystem(T, "/data", 0.9).filesystem(T, "/", 0.2);
        assertThat(figure(Figure.ROOT_FILESYSTEM_UTILIZATION)).isEqualTo(Reading.of(0.2));
        assertThat(figure(Figure.FULLEST_FILESYSTEM_UTILIZATION)).isEqualTo(Reading.of(0.9));
        host.bare().filesystem(T, "/data", 0.9);
        assertThat(figure(Figure.ROOT_FILESYSTEM_UTILIZATION))
                .isEqualTo(Reading.unavailable(Reason.ABSENT, "no file system at /"));
    }

    @Test
    void shouldTakeTheWorstOfDrives() {
        host.drive(T, "/dev/nvme0", 0.3, 1, Drive.Status.OK).drive(T, "/dev/nvme1", 1.04, 1, Drive.Status.FAILED);
        assertThat(figure(Figure.DRIVE_WEAR)).isEqualTo(Reading.of(1.04));
        assertThat(figure(Figure.DRIVES_FAILING)).isEqualTo(Reading.of(1.0));
        assertThat(figure(Figure.DRIVE_TEMPERATURE)).isEqualTo(Reading.of(40.0));
        host.bare().noDrives(T, Reason.ABSENT, "smartctl is not installed");
        assertThat(figure(Figure.DRIVES_FAILING))
                .isEqualTo(Reading.unavailable(Reason.ABSENT, "smartctl is not installed"));
    }

    @Test
    void shouldTakeTheMeanOfGpusThatTellAndTheFullestMemory() {
        host.gpu(T, "a", Reading.of(0.5), 10, 100)
                .gpu(T, "b", Reading.of(1.0), 80, 100)
                .gpu(T, "c", Reading.unavailable(Reason.UNREADABLE, "ERR!"), 0, 100);
        assertThat(figure(Figure.GPU_UTILIZATION)).isEqualTo(Reading.of(0.75));
        assertThat(figure(Figure.GPU_MEMORY_UTILIZATION)).isEqualTo(Reading.of(0.8));
        host.bare().gpu(T, "c", Reading.unavailable(Reason.UNREADABLE, "ERR!"), 0, 0);
        assertThat(figure(Figure.GPU_UTILIZATION)).isEqualTo(Reading.unavailable(Reason.UNREADABLE, "ERR!"));
        assertThat(figure(Figure.GPU_MEMORY_UTILIZATION))
                .isEqualTo(Reading.unavailable(Reason.UNREADABLE, "a card without memory"));
    }

    @Test
    void shouldNotCountStoppedServicesAndThoseInMaintenanceAsFaults() {
        host.service(T, "a", Status.RUNNING, false)
                .service(T, "b", Status.STARTING, false)
                .service(T, "c", Status.FAILED, false)
                .service(T, "d", Status.STOPPED, false)
                .service(T, "e", Status.FAILED, true)
                .service(T, "f", Status.RUNNING, true)
                .service(T, "g", Status.MISSING, false);
        assertThat(figure(Figure.SERVICES_TOTAL)).isEqualTo(Reading.of(7.0));
        assertThat(figure(Figure.SERVICES_HEALTHY)).isEqualTo(Reading.of(2.0));
        assertThat(figure(Figure.SERVICES_DEGRADED)).isEqualTo(Reading.of(2.0));
        assertThat(figure(Figure.SERVICES_FAILED)).isEqualTo(Reading.of(1.0));
        assertThat(figure(Figure.SERVICES_STOPPED)).isEqualTo(Reading.of(2.0));
    }

    @Test
    void shouldTellTheAgeOfTheOldestSuccessAndWhatFailed() {
        host.backup(
                        T,
                        "db",
                        TestHost.run(Result.RUNNING, T),
                        TestHost.run(Result.FAILED, T.minusSeconds(10)),
                        TestHost.run(Result.SUCCEEDED, T.minusSeconds(7_200)))
                .backup(T, "home", TestHost.run(Result.SUCCEEDED, T.minusSeconds(60)));
        assertThat(figure(Figure.BACKUPS_TOTAL)).isEqualTo(Reading.of(2.0));
        assertThat(figure(Figure.BACKUPS_FAILED)).isEqualTo(Reading.of(1.0));
        assertThat(figure(Figure.BACKUP_AGE)).isEqualTo(Reading.of(7_200.0));
        host.backup(T, "new", TestHost.run(Result.FAILED, T));
        assertThat(figure(Figure.BACKUP_AGE))
                .isEqualTo(Reading.unavailable(Reason.ABSENT, "new has no success among its latest runs"));
    }

    @Test
    void shouldHaveAPlaceForEachKeptFigureAndOnlyOne() {
        assertThat(Figure.kept().stream().map(Figure::place))
                .containsExactlyElementsOf(
                        IntStream.range(0, Figure.PLACES).boxed().toList());
        assertThat(Figure.kept("cpuUtilization")).contains(Figure.CPU_UTILIZATION);
        assertThat(Figure.kept("uptimeSeconds")).isEmpty();
    }

    @Test
    void shouldOnlyNameVariablesOfTheContract() {
        assertThat(Arrays.stream(Figure.values()).map(Figure::variable).filter(name -> name != null))
                .doesNotHaveDuplicates()
                .isSubsetOf(SignalKind.HOST.variables().stream()
                        .map(variable -> variable.name())
                        .toList());
    }
}
