package io.dynamote.deployment.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A Kubernetes condition, fields as in {@code metav1.Condition}. */
public record ObservedCondition(
        String type,
        String status,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Instant lastTransitionTime) {}
