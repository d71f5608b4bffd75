package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.dynamote.events.host.BackupRun.Result;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Way;
import io.dynamote.events.signal.HostVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.Variable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostSignalsTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private static HostReport report(Instant judgedAt) {
        TestHost host = TestHost.agent("h")
                .cpu(T, 0.25)
                .drive(T, "/dev/nvme0", 0.6, 1, Drive.Status.OK)
                .backup(T, "db", TestHost.run(Result.SUCCEEDED, T));
        return HostReport.of("h", null, Map.of(Way.AGENT, WayReport.first(host.sample(T), T)), judgedAt, judgedAt);
    }

    private static Signal signal(Instant now) {
        return HostSignals.of(report(now), now);
    }

    @Test
    void shouldTellOrExcuseEachVariableOfTheContract() {
        Signal signal = signal(T.plusSeconds(1));
        Set<String> told = new HashSet<>(signal.values().keySet());
        told.addAll(signal.unavailable().keySet());
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        SignalKind.HOST.variables().stream().map(Variable::name).toList());
        assertThat(signal.values())
                .doesNotContainKeys(signal.unavailable().keySet().toArray(String[]::new));
        assertThat(SignalKind.HOST.labels())
                .extracting(SignalLabel::name)
                .containsExactlyInAnyOrderElementsOf(signal.labels().keySet());
    }

    @Test
    void shouldTellWhatIsKnownOfALiveHost() {
        Signal signal = signal(T.plusSeconds(1));
        assertThat(signal.key()).isEqualTo("host/h");
        assertThat(signal.labels()).containsEntry("name", "h.example").containsEntry("state", "live");
        assertThat(signal.values())
                .containsEntry(HostVariables.SILENT, 0.0)
                .containsEntry(HostVariables.SECONDS_SINCE_SAMPLE, 1.0)
                .containsEntry(HostVariables.CPU_UTILIZATION, 0.25);
        assertThat(signal.unavailable()).containsEntry(HostVariables.TEMPERATURE_CELSIUS, "absent: no sensor");
    }

    @Test
    void shouldNotPassOldFiguresOfASilentHostForNewOnes() {
        Signal signal = signal(T.plusSeconds(60));
        assertThat(signal.labels()).containsEntry("state", "silent");
        assertThat(signal.values())
                .containsEntry(HostVariables.SILENT, 1.0)
                .containsEntry(HostVariables.DRIVE_WEAR_RATIO, 0.6)
                .containsEntry(HostVariables.BACKUP_AGE_SECONDS, 60.0)
                .doesNotContainKey(HostVariables.CPU_UTILIZATION);
        assertThat(signal.unavailable()).containsEntry(HostVariables.CPU_UTILIZATION, "the host is silent");
    }

    @Test
    void shouldTellOfAHostThatWasNeverSeen() {
        Signal signal = HostSignals.of(HostReport.of("h", null, Map.of(), T, T), T);
        assertThat(signal.labels()).containsEntry("state", "never-seen");
        assertThat(signal.values()).containsEntry(HostVariables.SILENT, 1.0);
        assertThat(signal.unavailable()).containsKey(HostVariables.SECONDS_SINCE_SAMPLE);
    }
}
