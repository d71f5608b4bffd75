package io.dynamote.telemetry.job;

import java.time.Instant;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JudgementTest {

    @ParameterizedTest
    @CsvSource({
        "RUNNING, 10, 1, RUNNING, 11, 1, NEWS",
        "RUNNING, 10, 1, PAUSED, 10, 1, NEWS",
        "RUNNING, 10, 1, RUNNING, 10, 1, KNOWN",
        "RUNNING, 10, 1, COMPLETED, 9, 1, OLDER",
        "RUNNING, 10, 2, RUNNING, 11, 1, EARLIER_ATTEMPT",
        "RUNNING, 10, 2, COMPLETED, 11, 1, EARLIER_ATTEMPT",
        "RUNNING, 10, 1, RUNNING, 5, 2, NEWS",
        "COMPLETED, 10, 1, RUNNING, 11, 1, ENDED",
        "FAILED, 10, 1, COMPLETED, 11, 1, ENDED",
        "CANCELLED, 10, 1, CANCELLED, 10, 1, KNOWN",
        "FAILED, 10, 1, PENDING, 11, 2, NEWS"
    })
    void shouldJudgeByAttemptThenByEndThenByTime(
            JobStatus knownStatus,
            int knownAt,
            int knownAttempt,
            JobStatus status,
            int at,
            int attempt,
            Judgement expected) {
        JobState known =
                States.running("j").status(knownStatus).attempt(knownAttempt).state(knownAt);
        JobState next = States.running("j").status(status).attempt(attempt).state(at);
        assertThat(Judgement.of(known, next)).isEqualTo(expected);
    }

    @Test
    void shouldTakeTheFirstOfAJobWhateverItIs() {
        assertThat(Judgement.of(null, States.running("j").failed("x").attempt(7).state(1)))
                .isEqualTo(Judgement.NEWS);
    }

    @Test
    void shouldNotBelieveTimesThatWouldKeepOutWhatComesLater() {
        Instant now = States.at(100);
        assertThat(Judgement.fault(States.running("j").state(100 + 599), now)).isEmpty();
        assertThat(Judgement.fault(States.running("j").state(100 + 601), now))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("updatedAt must be at most 10 min ahead"));
    }
}
