package io.dynamote.deployment.verdict;

import java.time.Duration;

/**
 * When slow becomes stalled.
 *
 * @param operator how long the operator may take to act on a new generation, and Dynamote to apply a revision
 * @param rollout how long a revision may take until all its components are ready; large models load for long
 */
public record Deadlines(Duration operator, Duration rollout) {

    /** What is true without any setting. */
    public static final Deadlines STANDARD = new Deadlines(Duration.ofMinutes(5), Duration.ofMinutes(45));

    public Deadlines {
        if (!operator.isPositive() || !rollout.isPositive()) {
            throw new IllegalArgumentException("deadlines must be positive, not: " + operator + " and " + rollout);
        }
    }
}
