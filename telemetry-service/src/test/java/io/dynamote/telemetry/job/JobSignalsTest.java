package io.dynamote.telemetry.job;

import java.time.Duration;

import io.dynamote.events.signal.JobVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.Variable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobSignalsTest {

    private final JobProperties properties =
            new JobProperties(Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofDays(400), 100);
    private final JobBoard board = new JobBoard(properties);
    private final JobSignals signals = new JobSignals(board, properties);

    @Test
    void shouldHaveEachFigureOrSayWhyNot() {
        for (int second = 0; second <= 10; second++) {
            board.take(
                    States.running("a")
                            .stage("files")
                            .bytes(second * 100L, 2_000L)
                            .state(second),
                    States.at(second));
        }
        board.take(States.running("b").failed("disk full").state(5), States.at(5));

        assertThat(signals.signals(States.at(12)))
                .hasSize(2)
                .allSatisfy(signal -> assertThat(SignalKind.JOB.variables())
                        .extracting(Variable::name)
                        .allMatch(name -> signal.values().containsKey(name)
                                ^ signal.unavailable().containsKey(name)));
        Signal running = signals.signals(States.at(12)).stream()
                .filter(signal -> signal.entity().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(running.values())
                .containsEntry(JobVariables.PROGRESS, 0.5)
                .containsEntry(JobVariables.BYTES_PER_SECOND, 100.0)
                .containsEntry(JobVariables.SECONDS_LEFT, 8.0)
                .containsEntry(JobVariables.SECONDS_SINCE_REPORT, 2.0)
                .containsEntry(JobVariables.FAILED, 0.0);
        assertThat(SignalKind.JOB.labels())
                .extracting(SignalLabel::name)
                .containsExactlyInAnyOrderElementsOf(running.labels().keySet());
        assertThat(running.labels()).containsEntry("status", "running").containsEntry("stage", "files");
    }

    @Test
    void shouldTellOfAFailureUntilTheJobIsArchived() {
        board.take(States.running("b").failed("disk full").state(5), States.at(5));
        assertThat(signals.signals(States.at(600)).getFirst().values()).containsEntry(JobVariables.FAILED, 1.0);
        assertThat(signals.signals(States.at(605))).isEmpty();
    }
}
