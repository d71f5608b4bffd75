package io.dynamote.telemetry.job;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.events.signal.JobVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabels;
import io.dynamote.telemetry.signal.SignalSource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Signals of the jobs of the board, and for longer of those that failed: an alert on one must not end because time passed. */
@Singleton
final class JobSignals implements SignalSource {

    private final JobBoard board;
    private final JobProperties properties;

    JobSignals(JobBoard board, JobProperties properties) {
        this.board = board;
        this.properties = properties;
    }

    @Override
    public List<Signal> signals(Instant now) {
        return board.watched(now, (job, superseded) -> signal(job, superseded, now));
    }

    private Signal signal(Job job, boolean superseded, Instant now) {
        JobView view = JobView.of(job, now, properties);
        Map<String, Double> values = new HashMap<>();
        Map<String, String> unavailable = new HashMap<>();
        put(JobVariables.PROGRESS, view.progress(), view.unavailable().get("progress"), values, unavailable);
        put(
                JobVariables.ELAPSED_SECONDS,
                view.elapsedSeconds(),
                view.unavailable().get("elapsedSeconds"),
                values,
                unavailable);
        put(
                JobVariables.SECONDS_LEFT,
                view.remainingSeconds(),
                view.unavailable().get("remainingSeconds"),
                values,
                unavailable);
        put(
                JobVariables.BYTES_PER_SECOND,
                view.bytesPerSecond(),
                view.unavailable().get("bytesPerSecond"),
                values,
                unavailable);
        boolean ended = view.status().isFinished();
        Duration silent = Duration.between(job.heardAt(), now);
        put(
                JobVariables.SECONDS_SINCE_REPORT,
                ended ? null : Math.max(0, silent.toMillis() / 1e3),
                "ended",
                values,
                unavailable);
        values.put(JobVariables.FAILED, view.status() == JobStatus.FAILED ? 1.0 : 0.0);
        values.put(JobVariables.SUPERSEDED, superseded ? 1.0 : 0.0);
        return new Signal(SignalKind.JOB, view.id(), now, labels(job.state()), values, unavailable);
    }

    private static void put(
            String name,
            @Nullable Double value,
            @Nullable String reason,
            Map<String, Double> values,
            Map<String, String> unavailable) {
        if (value != null) {
            values.put(name, value);
        } else {
            unavailable.put(name, reason == null ? "unknown" : reason);
        }
    }

    private static Map<String, String> labels(JobState state) {
        Map<String, String> labels = new HashMap<>();
        labels.put(SignalLabels.NAME, state.name());
        labels.put(SignalLabels.KIND, state.kind());
        labels.put(SignalLabels.SOURCE, state.source());
        if (state.team() != null) {
            labels.put(SignalLabels.TEAM, state.team());
        }
        labels.put(SignalLabels.STATUS, JobInput.word(state.status()));
        if (state.stage() != null) {
            labels.put(SignalLabels.STAGE, state.stage());
        }
        return labels;
    }
}
