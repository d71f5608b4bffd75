package io.dynamote.telemetry.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** How one attempt has gone so far: its speed over the time in which it worked, and how often it is heard of. */
final class Course {

    private static final int GAPS = 8;

    private final Rate bytes = new Rate();
    private final Rate progress = new Rate();
    private final Deque<Duration> gaps = new ArrayDeque<>();
    private double worked;
    private @Nullable JobState last;
    private @Nullable Instant lastHeard;

    /** Takes the next state of the attempt. */
    void add(JobState state, Instant heardAt) {
        JobState before = last;
        if (before != null && before.status() == JobStatus.RUNNING) {
            worked += seconds(before.updatedAt(), state.updatedAt());
        }
        if (state.bytesDone() != null) {
            bytes.add(worked, state.bytesDone().doubleValue());
        }
        Double share = progress(state);
        if (share != null) {
            progress.add(worked, share);
        }
        Instant heardBefore = lastHeard;
        if (heardBefore != null && heardAt.isAfter(heardBefore)) {
            gaps.add(Duration.between(heardBefore, heardAt));
            if (gaps.size() > GAPS) {
                gaps.removeFirst();
            }
        }
        last = state;
        lastHeard = heardAt;
    }

    /** Bytes a second of late. */
    OptionalDouble bytesPerSecond() {
        return bytes.perSecond();
    }

    /** Seconds that are left after the last state, at the speed of late. */
    OptionalDouble remainingSeconds() {
        JobState now = last;
        if (now == null) {
            return OptionalDouble.empty();
        }
        if (now.bytesDone() != null && now.bytesTotal() != null) {
            return left(Math.max(0.0, now.bytesTotal().doubleValue() - now.bytesDone()), bytes.perSecond());
        }
        return now.progress() == null ? OptionalDouble.empty() : left(1 - now.progress(), progress.perSecond());
    }

    private static OptionalDouble left(double rest, OptionalDouble rate) {
        if (rest == 0) {
            return OptionalDouble.of(0);
        }
        return rate.isPresent() && rate.getAsDouble() > 0
                ? OptionalDouble.of(rest / rate.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The time between two reports that is usual; zero while none is. */
    Duration usualGap() {
        return gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElse(Duration.ZERO);
    }

    /** The share that is done, as told or from the bytes; null if neither is known. */
    static @Nullable Double progress(JobState state) {
        if (state.progress() != null) {
            return state.progress();
        }
        if (state.bytesDone() == null || state.bytesTotal() == null || state.bytesTotal() == 0) {
            return null;
        }
        return Math.min(1, (double) state.bytesDone() / state.bytesTotal());
    }

    /** Seconds from one time to another, 0 if it lies before. */
    static double seconds(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return Math.max(0, between.getSeconds() + between.getNano() / 1e9);
    }
}
