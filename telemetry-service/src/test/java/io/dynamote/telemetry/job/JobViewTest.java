package io.dynamote.telemetry.job;

import java.time.Duration;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class JobViewTest {

    private static final JobProperties PROPERTIES = new JobProperties(
            Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofDays(400), 100);
    private static final long GIB = 1L << 30;

    private final JobBoard board = new JobBoard(PROPERTIES);

    private void take(JobState state) {
        board.take(state, state.updatedAt());
    }

    private JobView view(double second) {
        return requireNonNull(board.tell("j", job -> JobView.of(job, States.at(second), PROPERTIES)));
    }

    private void takeSteady(int from, int to, int every) {
        for (int second = from; second <= to; second += every) {
            take(States.running("j").bytes(second * GIB, 100 * GIB).state(second));
        }
    }

    @Test
    void shouldWorkOutRateAndTimeLeftAndCountDownBetweenReports() {
        takeSteady(0, 20, 1);
        JobView view = view(20);
        assertThat(view.bytesPerSecond()).isCloseTo(GIB, within(1.0));
        assertThat(view.remainingSeconds()).isCloseTo(80, within(0.001));
        assertThat(view.elapsedSeconds()).isEqualTo(20);
        assertThat(view.progress()).isEqualTo(0.2);
        assertThat(view.unavailable()).isEmpty();
        assertThat(view(25).remainingSeconds()).isCloseTo(75, within(0.001));
    }

    @Test
    void shouldWorkOutTheTimeLeftFromProgressAlone() {
        for (int second = 0; second <= 10; second++) {
            take(States.running("j").progress(second / 100.0).state(second));
        }
        JobView view = view(10);
        assertThat(view.remainingSeconds()).isCloseTo(90, within(0.001));
        assertThat(view.bytesPerSecond()).isNull();
        assertThat(view.unavailable()).containsOnlyKeys("bytesPerSecond").containsValue("bytes are not told");
    }

    @Test
    void shouldNotCountAPauseAsWork() {
        takeSteady(0, 20, 1);
        take(States.running("j")
                .status(JobStatus.PAUSED)
                .bytes(20 * GIB, 100 * GIB)
                .state(20.5));
        JobView paused = view(300);
        assertThat(paused.bytesPerSecond()).isNull();
        assertThat(paused.remainingSeconds()).isNull();
        assertThat(paused.quiet()).isFalse();
        assertThat(paused.unavailable()).containsEntry("remainingSeconds", "paused");
        for (int second = 1_000; second <= 1_005; second++) {
            take(States.running("j")
                    .bytes((20 + second - 1_000) * GIB, 100 * GIB)
                    .state(second));
        }
        assertThat(view(1_005).bytesPerSecond()).isCloseTo(GIB, within(GIB * 0.05));
        assertThat(view(1_005).remainingSeconds()).isCloseTo(75, within(4.0));
    }

    @Test
    void shouldNotBeSpoiledByAGapInReports() {
        takeSteady(0, 20, 1);
        takeSteady(60, 70, 1);
        assertThat(view(70).bytesPerSecond()).isCloseTo(GIB, within(1.0));
    }

    @Test
    void shouldBeginAnewWithAnAttemptAndWithACounterThatWentBack() {
        takeSteady(0, 20, 1);
        take(States.running("j").attempt(2).bytes(0, 100 * GIB).state(21));
        assertThat(view(21).bytesPerSecond()).isNull();
        assertThat(view(21).unavailable()).containsEntry("bytesPerSecond", "too few reports so far");
        take(States.running("j").attempt(2).bytes(20 * GIB, 100 * GIB).state(31));
        assertThat(view(31).bytesPerSecond()).isCloseTo(2 * GIB, within(1.0));
        take(States.running("j").attempt(2).bytes(GIB, 100 * GIB).state(32));
        assertThat(view(32).bytesPerSecond()).isNull();
    }

    @Test
    void shouldSayThatAJobIsQuietByWhatIsUsualForIt() {
        takeSteady(0, 20, 1);
        assertThat(view(139).quiet()).isFalse();
        JobView quiet = view(141);
        assertThat(quiet.quiet()).isTrue();
        assertThat(quiet.remainingSeconds()).isNull();
        assertThat(quiet.unavailable()).containsEntry("bytesPerSecond", "not heard of for long");
        take(States.running("j").bytes(21 * GIB, 100 * GIB).state(400));
        assertThat(view(401).quiet()).isFalse();
    }

    @Test
    void shouldNotCallAJobQuietThatReportsRarely() {
        for (int second = 0; second <= 1_800; second += 300) {
            take(States.running("j").progress(second / 3_600.0).state(second));
        }
        assertThat(view(1_800 + 1_400).quiet()).isFalse();
        assertThat(view(1_800 + 1_501).quiet()).isTrue();
    }

    @Test
    void shouldShowTheMeanOnceItHasEnded() {
        takeSteady(0, 20, 1);
        take(States.running("j")
                .status(JobStatus.COMPLETED)
                .bytes(30 * GIB, 100 * GIB)
                .state(60));
        JobView view = view(70);
        assertThat(view.elapsedSeconds()).isEqualTo(60);
        assertThat(view.bytesPerSecond()).isEqualTo(GIB / 2.0);
        assertThat(view.remainingSeconds()).isNull();
        assertThat(view.archived()).isFalse();
        assertThat(view(60 + 600).archived()).isTrue();
    }

    @Test
    void shouldKnowNothingRatherThanNought() {
        take(States.running("j").status(JobStatus.PENDING).state(0));
        assertThat(view(1).unavailable())
                .containsOnlyKeys("progress", "bytesPerSecond", "remainingSeconds", "elapsedSeconds")
                .containsEntry("elapsedSeconds", "not begun");
        take(States.running("j").progress(0.5).state(10));
        take(States.running("j").progress(0.5).state(20));
        assertThat(view(20).remainingSeconds()).isNull();
        assertThat(view(20).unavailable()).containsEntry("remainingSeconds", "too little progress of late");
    }
}
