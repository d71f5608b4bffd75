package io.dynamote.telemetry.hosthistory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Service;
import io.dynamote.telemetry.host.Figure;
import io.dynamote.telemetry.host.FigureTrack;
import io.dynamote.telemetry.host.TestHost;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final TestHost host = TestHost.agent("h");
    private final FigureTrack track = new FigureTrack();
    private final Map<String, Service.Status> told = new HashMap<>();
    private final Batch batch = new Batch();

    private void add(TestHost said, Instant at) {
        var sample = said.sample(at);
        batch.add(sample, at, track.take(sample), told);
    }

    private RollupRow row(Resolution resolution, Instant at) {
        return batch.rows().get(new RollupRow.Key("h", "agent", resolution, at));
    }

    @Test
    void shouldSumUpByMinuteAndHour() {
        add(host.cpu(T.plusSeconds(10), 0.25), T.plusSeconds(10));
        add(host.cpu(T.plusSeconds(50), 0.75), T.plusSeconds(50));
        add(host.cpu(T.plusSeconds(70), 0.5), T.plusSeconds(70));
        int cpu = Figure.CPU_UTILIZATION.place();

        assertThat(batch.rows()).hasSize(3);
        RollupRow minute = row(Resolution.MINUTE, T);
        assertThat(minute.sums()[cpu]).isEqualTo(1.0);
        assertThat(minute.mins()[cpu]).isEqualTo(0.25);
        assertThat(minute.maxs()[cpu]).isEqualTo(0.75);
        assertThat(minute.counts()[cpu]).isEqualTo(2.0);
        assertThat(minute.counts()[Figure.GPU_UTILIZATION.place()])
                .as("nothing is known, which is not 0")
                .isNull();
        assertThat(row(Resolution.HOUR, T).counts()[cpu]).isEqualTo(3.0);
    }

    @Test
    void shouldCountASlowSectionOnlyWhenItWasRead() {
        add(host.cpu(T, 0.25).memory(T, 0.5), T);
        add(host.bare().cpu(T.plusSeconds(1), 0.25), T.plusSeconds(1));
        assertThat(row(Resolution.MINUTE, T).counts()[Figure.CPU_UTILIZATION.place()])
                .isEqualTo(2.0);
        assertThat(row(Resolution.MINUTE, T).counts()[Figure.MEMORY_UTILIZATION.place()])
                .isEqualTo(1.0);
        assertThat(track.latest().orElseThrow().sections().memory()).isNotNull();
    }

    @Test
    void shouldKeepTheLastOfADayOfEachDriveByItsSerial() {
        add(host.drive(T, "/dev/nvme0", 0.5, 100, Drive.Status.OK), T);
        Instant later = T.plus(Duration.ofHours(1));
        add(host.bare().drive(later, "/dev/nvme0", 0.51, 200, Drive.Status.OK), later);
        Instant next = T.plus(Duration.ofDays(1));
        add(host.bare().drive(next, "/dev/nvme0", 0.52, 300, Drive.Status.OK), next);
        assertThat(batch.drives().values())
                .extracting(state -> state.drive().written().value().orElseThrow())
                .containsExactly(200L, 300L);
        assertThat(batch.drives().keySet()).extracting(Batch.DriveDay::drive).containsOnly("serial-/dev/nvme0");
    }

    @Test
    void shouldKnowARunOfABackupByItsEnd() {
        BackupRun run = TestHost.run(BackupRun.Result.SUCCEEDED, T.minusSeconds(60));
        add(host.backup(T, "db", run), T);
        add(
                host.bare().backup(T.plusSeconds(1), "db", TestHost.run(BackupRun.Result.FAILED, T), run),
                T.plusSeconds(1));
        assertThat(batch.runs()).hasSize(2);
    }

    @Test
    void shouldPutWhatLiesAheadWhereItWasHeard() {
        Instant ahead = T.plusSeconds(7_200);
        var sample = host.cpu(ahead, 0.25)
                .drive(ahead, "/dev/nvme0", 0.5, 1, Drive.Status.OK)
                .service(ahead, "nginx", Service.Status.RUNNING, false)
                .backup(ahead, "db", TestHost.run(BackupRun.Result.SUCCEEDED, Instant.parse("2199-01-01T00:00:00Z")))
                .sample(ahead);
        batch.add(sample, T.plusSeconds(5), track.take(sample), told);
        assertThat(batch.rows())
                .containsOnlyKeys(
                        new RollupRow.Key("h", "agent", Resolution.MINUTE, T),
                        new RollupRow.Key("h", "agent", Resolution.HOUR, T));
        assertThat(batch.drives().values()).extracting(Batch.DriveState::at).containsExactly(T.plusSeconds(5));
        assertThat(batch.services().keySet()).extracting(Batch.ServiceAt::at).containsExactly(T.plusSeconds(5));
        assertThat(batch.runs()).isEmpty();
    }

    @Test
    void shouldPutTheBeginningOfRowsWhereTheyBegin() {
        Instant odd = Instant.parse("2026-11-20T12:34:56.789Z");
        assertThat(Resolution.MINUTE.row(odd)).isEqualTo("2026-11-20T12:34:00Z");
        assertThat(Resolution.HOUR.row(odd)).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(Resolution.MINUTE.partition(odd)).isEqualTo("2026-11-20");
        assertThat(Resolution.HOUR.partition(odd)).isEqualTo("2026-11-01");
        assertThat(Resolution.HOUR.end(Resolution.HOUR.partition(odd))).isEqualTo("2026-12-01");
    }
}
