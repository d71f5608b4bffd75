package io.dynamote.telemetry.job;

import java.time.Instant;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** States of one job, each from the one before; seconds count from {@link #BEGIN}. */
record States(
        String id,
        int attempt,
        JobStatus status,
        @Nullable String stage,
        @Nullable Double progress,
        @Nullable Long bytesDone,
        @Nullable Long bytesTotal,
        @Nullable String error,
        String name) {

    static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");

    static States running(String id) {
        return new States(id, 1, JobStatus.RUNNING, null, null, null, null, null, "job " + id);
    }

    static Instant at(double second) {
        return BEGIN.plusNanos((long) (second * 1e9));
    }

    States attempt(int other) {
        return new States(id, other, status, stage, progress, bytesDone, bytesTotal, error, name);
    }

    States status(JobStatus other) {
        return new States(id, attempt, other, stage, progress, bytesDone, bytesTotal, error, name);
    }

    States stage(String other) {
        return new States(id, attempt, status, other, progress, bytesDone, bytesTotal, error, name);
    }

    States progress(double share) {
        return new States(id, attempt, status, stage, share, bytesDone, bytesTotal, error, name);
    }

    States bytes(long done, @Nullable Long total) {
        return new States(id, attempt, status, stage, progress, done, total, error, name);
    }

    States failed(String reason) {
        return new States(id, attempt, JobStatus.FAILED, stage, progress, bytesDone, bytesTotal, reason, name);
    }

    States named(String other) {
        return new States(id, attempt, status, stage, progress, bytesDone, bytesTotal, error, other);
    }

    /** As it is at this second. */
    JobState state(double atSecond) {
        return new JobState(
                id,
                attempt,
                name,
                "backup",
                "restic",
                null,
                "platform",
                status,
                stage,
                progress,
                bytesDone,
                bytesTotal,
                status == JobStatus.PENDING ? null : BEGIN,
                at(atSecond),
                status.isFinished() ? at(atSecond) : null,
                error,
                null);
    }
}
