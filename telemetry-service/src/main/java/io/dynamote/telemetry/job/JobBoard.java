package io.dynamote.telemetry.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * All jobs of late, folded from states in whatever order and however often these come. Archived jobs stay known as long as
 * there is room, so that a belated state cannot bring them back. Safe for many threads.
 */
@Singleton
final class JobBoard {

    private static final int EVENTS = 1_000;

    private final Map<String, Job> jobs = new HashMap<>();
    private final Deque<JobEvent> events = new ArrayDeque<>();
    private final JobProperties properties;

    JobBoard(JobProperties properties) {
        this.properties = properties;
    }

    /**
     * Takes a state if it is news.
     *
     * @param heardAt when it was, by Kafka's clock, which all instances share
     */
    synchronized Judgement take(JobState state, Instant heardAt) {
        Job known = jobs.get(state.id());
        Judgement judgement = Judgement.of(known == null ? null : known.state(), state);
        if (judgement != Judgement.NEWS) {
            return judgement;
        }
        if (known == null) {
            Job job = new Job(state, heardAt);
            jobs.put(state.id(), job);
            events.addAll(job.events());
            makeRoom(heardAt);
        } else {
            known.take(state, heardAt).ifPresent(events::add);
        }
        while (events.size() > EVENTS) {
            events.removeFirst();
        }
        return judgement;
    }

    private void makeRoom(Instant now) {
        if (jobs.size() > properties.most()) {
            jobs.values().stream()
                    .min(Comparator.comparing((Job job) -> !job.isArchived(now, Duration.ZERO))
                            .thenComparing(Job::heardAt))
                    .ifPresent(oldest -> jobs.remove(oldest.state().id()));
        }
    }

    /** The newest state of a job; null if it is not known. */
    synchronized @Nullable JobState state(String id) {
        Job job = jobs.get(id);
        return job == null ? null : job.state();
    }

    /** What is to be told of a job; null if it is not known. */
    synchronized <T> @Nullable T tell(String id, Function<Job, T> telling) {
        Job job = jobs.get(id);
        return job == null ? null : telling.apply(job);
    }

    /** What is to be told of the jobs that are not archived. */
    synchronized <T> List<T> current(Instant now, Predicate<Job> which, Function<Job, T> telling) {
        List<T> all = new ArrayList<>();
        for (Job job : jobs.values()) {
            if (!job.isArchived(now, properties.archiveAfter()) && which.test(job)) {
                all.add(telling.apply(job));
            }
        }
        return all;
    }

    /**
     * What is to be told of the jobs that are watched: those of the board, and those that failed until they are superseded or
     * have failed for long.
     *
     * @param telling gets whether a later run of the same work has ended
     */
    synchronized <T> List<T> watched(Instant now, BiFunction<Job, Boolean, T> telling) {
        Map<Work, Instant> ends =
                Work.lastEnds(jobs.values().stream().map(Job::state).toList());
        List<T> all = new ArrayList<>();
        for (Job job : jobs.values()) {
            boolean superseded = Work.isSuperseded(job.state(), ends);
            boolean failed = job.state().status() == JobStatus.FAILED
                    && !superseded
                    && !job.isArchived(now, properties.failedFor());
            if (failed || !job.isArchived(now, properties.archiveAfter())) {
                all.add(telling.apply(job, superseded));
            }
        }
        return all;
    }

    /** What happened last, newest first. */
    synchronized List<JobEvent> events(int limit) {
        return events.reversed().stream().limit(limit).toList();
    }
}
