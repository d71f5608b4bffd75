package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a job does, whichever run of it this is: a backup of last night and one of tonight are two jobs and the same work. All
 * that tells works apart must be equal, as a failure that another work hides would never be seen.
 */
record Work(
        String name, String kind, String source, @Nullable String target) {

    private static Work of(JobState job) {
        return new Work(job.name(), job.kind(), job.source(), job.target());
    }

    /** When each work last came to an end of its own, good or bad; one that was cancelled says nothing. */
    static Map<Work, Instant> lastEnds(Collection<JobState> jobs) {
        Map<Work, Instant> ends = new HashMap<>();
        for (JobState job : jobs) {
            Instant ended = job.endedAt();
            if (ended != null && job.status() != JobStatus.CANCELLED) {
                ends.merge(of(job), ended, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return ends;
    }

    /** Whether a later run of the work of an ended job has ended too. */
    static boolean isSuperseded(JobState job, Map<Work, Instant> lastEnds) {
        Instant ended = job.endedAt();
        Instant last = ended == null ? null : lastEnds.get(of(job));
        return last != null && last.isAfter(ended);
    }
}
