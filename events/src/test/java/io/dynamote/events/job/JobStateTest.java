package io.dynamote.events.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JobStateTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static JobState job(
            String id, int attempt, String name, JobStatus status, @Nullable Double progress, @Nullable Instant ended) {
        return new JobState(
                id, attempt, name, "backup", "restic", null, " ", status, " \n", progress, 5L, null, NOON, NOON, ended,
                null, null);
    }

    @Test
    void shouldCleanWhatWillBeDrawn() {
        JobState job = job("a", 1, "\u001b[2Jback\nup\u202e", JobStatus.RUNNING, 0.5, null);
        assertThat(job.name()).isEqualTo("back up");
        assertThat(job.stage()).isNull();
        assertThat(job.team()).isNull();
    }

    @ParameterizedTest
    @EnumSource(JobStatus.class)
    void shouldHaveAnEndIfAndOnlyIfItHasEnded(JobStatus status) {
        Instant right = status.isFinished() ? NOON : null;
        Instant wrong = status.isFinished() ? null : NOON;
        assertThat(job("a", 1, "n", status, null, right).endedAt()).isEqualTo(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job("a", 1, "n", status, null, wrong))
                .withMessageContaining("endedAt must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\n", "ü", "<b>"})
    void shouldRefuseAnIdThatIsNone(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(id, 1, "n", JobStatus.RUNNING, null, null))
                .withMessageStartingWith("id must be");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseAProgressThatIsNoShare(double progress) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job("a", 1, "n", JobStatus.RUNNING, progress, null))
                .withMessage("progress must be 0 to 1, not: " + progress);
    }

    @Test
    void shouldRefuseABlankNameAndNoAttempt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job("a", 1, " \u0007 ", JobStatus.RUNNING, null, null))
                .withMessageStartingWith("name must be given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job("a", 0, "n", JobStatus.RUNNING, null, null))
                .withMessage("attempt must be at least 1, not: 0");
    }
}
