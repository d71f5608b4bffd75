package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a try that failed: longer each time, up to a bound, with jitter, so that what failed together does
 * not come back together.
 *
 * @param first before the second try
 * @param factor from one wait to the next
 * @param jitter share of a wait by which it is made longer or shorter
 * @param longest bound of a wait; what a receiver asks for is bounded by {@code mostAsked}
 * @param mostAsked bound of what a receiver may ask for
 * @param limit after this time of failures a message is given up, and what still fires comes with the next look
 */
public record RetryPolicy(
        Duration first, double factor, double jitter, Duration longest, Duration mostAsked, Duration limit) {

    /** The waits of Alertmanager, for a day. */
    public static final RetryPolicy USUAL = new RetryPolicy(
            Duration.ofMillis(500), 1.5, 0.5, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    public RetryPolicy {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("the first wait must be above zero, not " + first);
        }
        if (factor < 1 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException(
                    "factor must be at least 1 and jitter from 0 to 1, not " + factor + " and " + jitter);
        }
    }

    /** The wait after so many tries failed. */
    Duration after(int attempts, RandomGenerator random) {
        double wait =
                Math.min((double) first.toMillis() * Math.pow(factor, attempts - 1.0), (double) longest.toMillis());
        double spread = wait * jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.max(1, Math.round(wait + spread)));
    }

    /** Whether it has been tried for so long that a try at this time is none too few. */
    boolean isOver(Tries tries, Instant next) {
        return tries.since() != null && !next.isBefore(tries.since().plus(limit));
    }

    Duration bounded(Duration asked) {
        return asked.compareTo(mostAsked) > 0 ? mostAsked : asked;
    }
}
