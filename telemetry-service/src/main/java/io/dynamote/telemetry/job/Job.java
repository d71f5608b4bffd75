package io.dynamote.telemetry.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;

/**
 * A job as the states of its attempts have made it.
 *
 * <pre>
 * pending ─► running ◄─► paused          a higher attempt begins anew from any of them
 *    └──────────┴───────────┴──► completed | failed | cancelled: nothing follows but a higher attempt
 * </pre>
 */
final class Job {

    private static final int EARLIER = 20;
    private static final int EVENTS = 50;
    private static final int SILENT_GAPS = 5;

    private final Deque<JobState> earlier = new ArrayDeque<>();
    private final Deque<JobEvent> events = new ArrayDeque<>();
    private Course course = new Course();
    private JobState state;
    private Instant heardAt;

    Job(JobState first, Instant heardAt) {
        this.state = first;
        this.heardAt = heardAt;
        course.add(first, heardAt);
        JobEvent.between(null, first).ifPresent(events::add);
    }

    /**
     * Takes a state that has been judged as news.
     *
     * @return what happened, if anything did
     */
    Optional<JobEvent> take(JobState next, Instant at) {
        Optional<JobEvent> event = JobEvent.between(state, next);
        if (next.attempt() != state.attempt()) {
            earlier.add(state);
            course = new Course();
        }
        course.add(next, at);
        state = next;
        heardAt = at;
        event.ifPresent(events::add);
        trim(earlier, EARLIER);
        trim(events, EVENTS);
        return event;
    }

    private static void trim(Deque<?> deque, int most) {
        if (deque.size() > most) {
            deque.removeFirst();
        }
    }

    /** The newest attempt as it stands. */
    JobState state() {
        return state;
    }

    /** When that was heard, by Kafka's clock. */
    Instant heardAt() {
        return heardAt;
    }

    /** How the newest attempt has gone. */
    Course course() {
        return course;
    }

    /** Attempts before it as they were last heard of, oldest first. */
    List<JobState> earlier() {
        return List.copyOf(earlier);
    }

    /** What happened, newest first. */
    List<JobEvent> events() {
        return List.copyOf(events.reversed());
    }

    /** Whether it should have been heard of again by now: it works, and five times its usual gap has passed. */
    boolean isQuiet(Instant now, Duration least) {
        Duration usual = course.usualGap().multipliedBy(SILENT_GAPS);
        Duration patience = usual.compareTo(least) > 0 ? usual : least;
        return state.status() == JobStatus.RUNNING && heardAt.plus(patience).isBefore(now);
    }

    /** Whether it has been over for so long that it is looked for among what is over. */
    boolean isArchived(Instant now, Duration after) {
        return state.status().isFinished() && !heardAt.plus(after).isAfter(now);
    }
}
