package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A pod, told step by step. It starts as one that is bound, runs and is not yet ready. */
final class PodScene {

    private final String component;
    private final String name;
    private @Nullable String hash;
    private String phase = "Running";
    private boolean ready;
    private boolean terminating;
    private @Nullable String node = "gpu-1";
    private long createdMinutesAgo = 2;
    private @Nullable String schedulingReason;
    private @Nullable String schedulingMessage;
    private @Nullable String reason;
    private @Nullable String message;
    private @Nullable Instant scheduledAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant readyAt;
    private ObservedContainer container = new ObservedContainer("main", true, 0, null, null, null, null);

    PodScene(String component, int number) {
        this.component = component;
        this.name = component + "-" + number;
    }

    PodScene ready() {
        ready = true;
        return this;
    }

    /** The times that the cluster tells, as seconds before now. */
    PodScene scheduledAgo(long seconds) {
        scheduledAt = Scene.NOW.minusSeconds(seconds);
        return this;
    }

    PodScene startedAgo(long seconds) {
        startedAt = Scene.NOW.minusSeconds(seconds);
        return this;
    }

    PodScene readyAgo(long seconds) {
        readyAt = Scene.NOW.minusSeconds(seconds);
        return ready();
    }

    PodScene terminating() {
        terminating = true;
        return this;
    }

    PodScene hash(String label) {
        hash = label;
        return this;
    }

    PodScene createdMinutesAgo(long minutes) {
        createdMinutesAgo = minutes;
        return this;
    }

    PodScene unbound(@Nullable String why, @Nullable String words) {
        node = null;
        phase = "Pending";
        schedulingReason = why;
        schedulingMessage = words;
        container = new ObservedContainer("main", false, 0, null, null, null, null);
        return this;
    }

    PodScene waiting(String why, @Nullable String words) {
        phase = "Pending";
        container = new ObservedContainer("main", false, 0, null, why, words, null);
        return this;
    }

    PodScene failed(String why, String words) {
        phase = "Failed";
        reason = why;
        message = words;
        container = new ObservedContainer("main", false, 0, null, null, null, null);
        return this;
    }

    /** It ended this many times, last so many minutes ago, and now waits or runs again. */
    PodScene restarted(int times, String exitReason, int exitCode, long minutesAgo, @Nullable String waitingReason) {
        container = new ObservedContainer(
                "main",
                waitingReason == null,
                times,
                null,
                waitingReason,
                waitingReason == null ? null : "back-off restarting failed container",
                new ObservedContainer.Exit(exitReason, exitCode, Scene.minutesAgo(minutesAgo)));
        return this;
    }

    ObservedPod build() {
        return new ObservedPod(
                name,
                component,
                hash,
                phase,
                ready,
                terminating,
                node,
                null,
                Scene.minutesAgo(createdMinutesAgo),
                scheduledAt,
                readyAt,
                schedulingReason,
                schedulingMessage,
                reason,
                message,
                List.of(new ObservedContainer(
                        container.name(),
                        container.running(),
                        container.restarts(),
                        startedAt,
                        container.waitingReason(),
                        container.waitingMessage(),
                        container.lastExit())));
    }
}
