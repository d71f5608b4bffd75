package io.dynamote.telemetry.job;

import java.util.List;

import io.dynamote.events.job.JobStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobTotalsTest {

    @Test
    void shouldCountSuccessOverWhatHasEndedAndCancelledApart() {
        JobTotals.Ended ended = JobTotals.Ended.NONE
                .plus(States.running("a")
                        .status(JobStatus.COMPLETED)
                        .bytes(100, null)
                        .state(10))
                .plus(States.running("b")
                        .status(JobStatus.COMPLETED)
                        .bytes(500, null)
                        .state(20))
                .plus(States.running("c").status(JobStatus.COMPLETED).state(60))
                .plus(States.running("d").failed("x").bytes(50, null).state(5))
                .plus(States.running("e").status(JobStatus.CANCELLED).state(5))
                .plus(States.running("f").bytes(7, null).state(5));
        JobTotals totals = JobTotals.of(
                ended,
                List.of(
                        States.running("f").bytes(7, null).state(5),
                        States.running("g").state(1)));

        assertThat(totals.active()).isEqualTo(2);
        assertThat(totals.total()).isEqualTo(7);
        assertThat(totals.completed()).isEqualTo(3);
        assertThat(totals.failed()).isEqualTo(1);
        assertThat(totals.cancelled()).isEqualTo(1);
        assertThat(totals.successRate()).isEqualTo(0.75);
        assertThat(totals.errorRate()).isEqualTo(0.25);
        assertThat(totals.meanBytesPerSecond()).isEqualTo(600 / 30.0);
        assertThat(totals.bytesDone())
                .as("as sources tell, of failed and active ones too")
                .isEqualTo(657);
        assertThat(totals.meanDurationSeconds()).isEqualTo(30);
    }

    @Test
    void shouldHaveNoRatesWithoutAnythingThatEnded() {
        JobTotals totals = JobTotals.of(
                JobTotals.Ended.NONE.plus(
                        States.running("e").status(JobStatus.CANCELLED).state(5)),
                List.of());
        assertThat(totals.total()).isEqualTo(1);
        assertThat(totals.successRate()).isNull();
        assertThat(totals.errorRate()).isNull();
        assertThat(totals.meanBytesPerSecond()).isNull();
        assertThat(totals.meanDurationSeconds()).isNull();
    }
}
