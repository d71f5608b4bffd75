package io.dynamote.telemetry.job;

import java.util.List;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sums over jobs. Attempts that have ended count each; an attempt that was replaced before it ended does not count.
 *
 * @param active jobs whose newest attempt has not ended
 * @param total active and ended
 * @param completed attempts that ended as wanted
 * @param failed attempts that ended by a fault
 * @param cancelled attempts that somebody ended
 * @param successRate completed over completed and failed, 0 to 1; null while there is neither
 * @param errorRate failed over completed and failed, 0 to 1; null while there is neither
 * @param meanBytesPerSecond bytes of the completed attempts that tell bytes and times, over the time that they took; null
 *     without any
 * @param bytesDone bytes that sources say are through, of active and ended ones
 * @param meanDurationSeconds of the completed attempts that tell times; null without any
 */
record JobTotals(
        long active,
        long total,
        long completed,
        long failed,
        long cancelled,
        @Nullable Double successRate,
        @Nullable Double errorRate,
        @Nullable Double meanBytesPerSecond,
        long bytesDone,
        @Nullable Double meanDurationSeconds) {

    /**
     * What ended attempts add.
     *
     * @param timedBytes bytes of completed attempts that tell bytes and times
     * @param timedSeconds time that those took
     * @param seconds time that all completed attempts took that tell times
     * @param timed how many those are
     */
    record Ended(
            long completed,
            long failed,
            long cancelled,
            long bytesDone,
            long timedBytes,
            double timedSeconds,
            double seconds,
            long timed) {

        static final Ended NONE = new Ended(0, 0, 0, 0, 0, 0, 0, 0);

        /** With one attempt more; one that has not ended adds nothing. */
        Ended plus(JobState state) {
            if (!state.status().isFinished()) {
                return this;
            }
            boolean done = state.status() == JobStatus.COMPLETED;
            boolean timedOne = done && state.startedAt() != null && state.endedAt() != null;
            double took = state.startedAt() == null || state.endedAt() == null || !timedOne
                    ? 0
                    : Course.seconds(state.startedAt(), state.endedAt());
            long bytes = state.bytesDone() == null ? 0 : state.bytesDone();
            boolean timedBytesToo = timedOne && state.bytesDone() != null;
            return new Ended(
                    completed + (done ? 1 : 0),
                    failed + (state.status() == JobStatus.FAILED ? 1 : 0),
                    cancelled + (state.status() == JobStatus.CANCELLED ? 1 : 0),
                    bytesDone + bytes,
                    timedBytes + (timedBytesToo ? bytes : 0),
                    timedSeconds + (timedBytesToo ? took : 0),
                    seconds + took,
                    timed + (timedOne ? 1 : 0));
        }
    }

    /** The sums of what has ended and of the jobs that have not. */
    static JobTotals of(Ended ended, List<JobState> active) {
        long judged = ended.completed() + ended.failed();
        long bytes = ended.bytesDone();
        for (JobState state : active) {
            bytes += state.bytesDone() == null ? 0 : state.bytesDone();
        }
        return new JobTotals(
                active.size(),
                active.size() + judged + ended.cancelled(),
                ended.completed(),
                ended.failed(),
                ended.cancelled(),
                judged == 0 ? null : (double) ended.completed() / judged,
                judged == 0 ? null : (double) ended.failed() / judged,
                ended.timedSeconds() == 0 ? null : (double) ended.timedBytes() / ended.timedSeconds(),
                bytes,
                ended.timed() == 0 ? null : ended.seconds() / (double) ended.timed());
    }
}
