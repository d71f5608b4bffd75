package io.dynamote.telemetry.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.DeploymentState.Component;
import io.dynamote.events.deployment.Phase;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * The rollout of each revision of a deployment as an attempt at a job. The attempt has the number of the revision; where a
 * deployment was deleted and made anew under its name, or came up after its rollout had failed, numbers go on behind those
 * that were given.
 */
final class Rollout {

    private static final String KIND = "rollout";
    private static final String SOURCE = "dynamote";

    private final DeploymentState deployment;
    private final @Nullable JobState known;

    private Rollout(DeploymentState deployment, @Nullable JobState known) {
        this.deployment = deployment;
        this.known = known;
    }

    /** The job of a deployment, by its key. */
    static String jobId(String deploymentKey) {
        return KIND + ":" + deploymentKey;
    }

    /**
     * What is to be reported.
     *
     * @param known the newest state of the job; null if there is none
     * @return in this order; nothing if there is no news
     */
    static List<JobState> news(DeploymentState deployment, @Nullable JobState known) {
        return new Rollout(deployment, known).news();
    }

    /** What is to be reported of a deployment that is gone. */
    static List<JobState> gone(@Nullable JobState known, Instant at) {
        return known == null || known.status().isFinished() ? List.of() : List.of(cancelled(known, at, "deleted"));
    }

    private List<JobState> news() {
        JobState before = known;
        if (before != null && deployment.updatedAt().isBefore(before.updatedAt())) {
            return List.of();
        }
        if (before != null && isOfThisRevision(before)) {
            return before.status().isFinished() ? recovered(before) : next(before);
        }
        List<JobState> news = new ArrayList<>();
        if (before != null && !before.status().isFinished()) {
            news.add(cancelled(before, deployment.updatedAt(), "replaced by revision " + deployment.revision()));
        }
        boolean over = deployment.phase() == Phase.TERMINATING
                // It came up at a time of which nothing is known.
                || (before == null && deployment.phase() == Phase.RUNNING);
        if (!over) {
            int attempt =
                    before == null ? deployment.revision() : Math.max(deployment.revision(), before.attempt() + 1);
            news.add(state(attempt, deployment.updatedAt()));
        }
        return news;
    }

    private boolean isOfThisRevision(JobState job) {
        return job.name().equals(name())
                && job.startedAt() != null
                && !job.startedAt().isBefore(deployment.createdAt());
    }

    /**
     * What has failed may come up after all: that completes the rollout, as an attempt of its own for an ended one stays
     * ended, and took as long as both together. Anything else that happens after the end is no business of the rollout.
     */
    private List<JobState> recovered(JobState before) {
        boolean up = before.status() == JobStatus.FAILED && deployment.phase() == Phase.RUNNING;
        return up ? List.of(state(before.attempt() + 1, begin(before))) : List.of();
    }

    private Instant begin(JobState before) {
        return before.startedAt() == null ? deployment.updatedAt() : before.startedAt();
    }

    private List<JobState> next(JobState before) {
        if (deployment.phase() == Phase.TERMINATING) {
            return List.of(cancelled(before, deployment.updatedAt(), "deleted"));
        }
        JobState next = state(before.attempt(), begin(before));
        boolean same = next.status() == before.status()
                && String.valueOf(next.stage()).equals(String.valueOf(before.stage()))
                && String.valueOf(next.progress()).equals(String.valueOf(before.progress()));
        return same ? List.of() : List.of(next);
    }

    private JobState state(int attempt, Instant begin) {
        JobStatus status = switch (deployment.phase()) {
            case PENDING, DEPLOYING -> JobStatus.RUNNING;
            case RUNNING -> JobStatus.COMPLETED;
            case FAILED -> JobStatus.FAILED;
            case TERMINATING -> JobStatus.CANCELLED;
        };
        DeploymentState.Verdict verdict = deployment.verdict();
        return new JobState(
                jobId(deployment.key()),
                attempt,
                name(),
                KIND,
                SOURCE,
                deployment.key(),
                deployment.team(),
                status,
                stage(),
                status == JobStatus.COMPLETED ? Double.valueOf(1) : progress(),
                null,
                null,
                begin,
                deployment.updatedAt(),
                status.isFinished() ? deployment.updatedAt() : null,
                status == JobStatus.FAILED ? verdict.reason() + ": " + verdict.message() : null,
                null);
    }

    private String name() {
        return "Rollout of " + deployment.name() + ", revision " + deployment.revision();
    }

    /** Stages of people, from the reasons of the verdict. */
    private String stage() {
        Ready ready = ready();
        if (deployment.phase() == Phase.PENDING) {
            return "accepted";
        }
        if (deployment.phase() == Phase.RUNNING) {
            return ready == null ? "ready" : ready.text();
        }
        String stage = switch (deployment.verdict().reason()) {
            case "Applying", "WaitingForOperator" -> "accepted";
            case "Creating", "Scheduling", "SchedulingGated", "Unschedulable" -> "scheduling";
            case "PullingImage", "ImagePull", "RegistryAuth", "RegistryUnavailable" -> "pulling the image";
            case "Mount", "Starting", "LoadingModel" -> "loading the model";
            default -> "starting";
        };
        return ready == null || ready.ready() == 0 ? stage : stage + ", " + ready.text();
    }

    /**
     * Worker replicas of this revision.
     *
     * @param ready how many are ready; old pods that still serve are none of them
     * @param desired how many are wanted
     */
    private record Ready(int ready, int desired) {

        String text() {
            return "ready " + ready + "/" + desired;
        }
    }

    /** Null if a count is not known or nothing is wanted. */
    private @Nullable Ready ready() {
        int ready = 0;
        int desired = 0;
        for (Component component : deployment.components()) {
            if (isWorker(component)) {
                if (component.ready() == null || component.updated() == null) {
                    return null;
                }
                ready += Math.min(component.desired(), Math.min(component.ready(), component.updated()));
                desired += component.desired();
            }
        }
        return desired == 0 ? null : new Ready(ready, desired);
    }

    private @Nullable Double progress() {
        Ready ready = ready();
        return ready == null ? null : (double) ready.ready() / ready.desired();
    }

    private static boolean isWorker(Component component) {
        return !component.type().equals("frontend");
    }

    private static JobState cancelled(JobState job, Instant at, String stage) {
        Instant end = at.isBefore(job.updatedAt()) ? job.updatedAt() : at;
        return new JobState(
                job.id(),
                job.attempt(),
                job.name(),
                job.kind(),
                job.source(),
                job.target(),
                job.team(),
                JobStatus.CANCELLED,
                stage,
                job.progress(),
                job.bytesDone(),
                job.bytesTotal(),
                job.startedAt(),
                end,
                end,
                null,
                job.link());
    }
}
