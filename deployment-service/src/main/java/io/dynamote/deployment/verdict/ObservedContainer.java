package io.dynamote.deployment.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Status of a container.
 *
 * @param name container name
 * @param running whether it runs now, or has ended well as an init container does
 * @param restarts how often it was started again
 * @param startedAt when its first run began; null if it has not, or if the cluster no longer tells
 * @param waitingReason reason of the state waiting, else null
 * @param waitingMessage message of that state
 * @param lastExit how it last ended, null if it never did
 */
public record ObservedContainer(
        String name,
        boolean running,
        int restarts,
        @Nullable Instant startedAt,
        @Nullable String waitingReason,
        @Nullable String waitingMessage,
        @Nullable Exit lastExit) {

    /**
     * The end of a run.
     *
     * @param reason for example {@code OOMKilled} or {@code Error}
     * @param code exit code
     * @param at when, null if unknown
     */
    public record Exit(
            @Nullable String reason, int code, @Nullable Instant at) {}

    boolean hasStarted() {
        return running || restarts > 0 || lastExit != null;
    }
}
