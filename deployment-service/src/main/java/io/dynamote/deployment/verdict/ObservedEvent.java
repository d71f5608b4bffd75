package io.dynamote.deployment.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes event about a pod.
 *
 * @param pod name of the pod
 * @param reason for example {@code Pulling}
 * @param message in words
 * @param at when it was last seen
 */
public record ObservedEvent(
        String pod, String reason, @Nullable String message, Instant at) {}
