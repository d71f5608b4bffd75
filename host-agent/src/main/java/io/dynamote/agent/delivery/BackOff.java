package io.dynamote.agent.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits between attempts: doubled each time up to a limit that, with the time of a connection that is not answered, keeps
 * the next attempt within 5 s; of each wait half is random, so that a thousand agents do not come at once.
 */
final class BackOff {

    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 2_500;

    private final DoubleSupplier random;
    private long next = FIRST_MILLIS;

    /** @param random from 0 to 1 */
    BackOff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        long wait = next / 2 + (long) (random.getAsDouble() * (next - next / 2));
        next = Math.min(LONGEST_MILLIS, next * 2);
        return Duration.ofMillis(wait);
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}
