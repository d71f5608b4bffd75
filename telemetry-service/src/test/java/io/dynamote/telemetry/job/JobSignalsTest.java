package io.dynamote.telemetry.job;

import java.time.Duration;
import java.util.Optional;

import io.dynamote.events.job.JobStatus;
import io.dynamote.events.signal.JobVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JobSignalsTest {

    private final JobProperties properties = new JobProperties(
            Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofDays(400), 100);
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
        assertThat(running.labels())
                .containsEntry("status", "running")
                .containsEntry("stage", "files")
                .containsEntry("team", "platform");
    }

    private Optional<Signal> of(String id, double second) {
        return signals.signals(States.at(second)).stream()
                .filter(signal -> signal.entity().equals(id))
                .findFirst();
    }

    @Test
    void shouldTellOfAFailureForADayAndOfASuccessUntilItIsArchived() {
        board.take(States.running("failed").failed("disk full").state(5), States.at(5));
        board.take(States.running("done").status(JobStatus.COMPLETED).state(5), States.at(5));
        assertThat(of("done", 604)).isPresent();
        assertThat(of("done", 605)).isEmpty();
        assertThat(of("failed", 86_404).orElseThrow().values())
                .containsEntry(JobVariables.FAILED, 1.0)
                .containsEntry(JobVariables.SUPERSEDED, 0.0);
        assertThat(of("failed", 86_405)).isEmpty();
    }

    @Test
    void shouldSayThatItFailsNoMoreOnceItIsTriedAgain() {
        board.take(States.running("a").failed("disk full").state(5), States.at(5));
        board.take(States.running("a").attempt(2).state(9), States.at(9));
        assertThat(of("a", 10).orElseThrow().values()).containsEntry(JobVariables.FAILED, 0.0);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, 1", "FAILED, 1", "CANCELLED, 0", "RUNNING, 0"})
    void shouldLetALaterRunOfTheSameSpeakForIt(JobStatus later, double superseded) {
        board.take(States.running("mon").named("Nightly").failed("disk full").state(5), States.at(5));
        board.take(States.running("tue").named("Nightly").status(later).state(9), States.at(9));
        assertThat(of("mon", 10).orElseThrow().values()).containsEntry(JobVariables.SUPERSEDED, superseded);
        assertThat(of("mon", 700).isPresent()).as("told of beyond the board").isEqualTo(superseded == 0);
    }

    @Test
    void shouldNotHideAFailureBehindAnotherWorkOrAnEarlierRun() {
        board.take(
                States.running("early")
                        .named("Nightly")
                        .status(JobStatus.COMPLETED)
                        .state(1),
                States.at(1));
        board.take(States.running("mon").named("Nightly").failed("disk full").state(5), States.at(5));
        board.take(
                States.running("other")
                        .named("Weekly")
                        .status(JobStatus.COMPLETED)
                        .state(9),
                States.at(9));
        assertThat(of("mon", 10).orElseThrow().values()).containsEntry(JobVariables.SUPERSEDED, 0.0);
    }
}
