package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubling, with a random part so that many do not come back at once.
 *
 * @param first after the first failure
 * @param longest however many failures
 */
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The wait after so many failures in a row.
     *
     * @param failures at least 1
     * @return between half of the doubled time and all of it
     */
    public Duration after(int failures, RandomGenerator random) {
        long full = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long bounded = full <= 0 ? longest.toNanos() : Math.min(full, longest.toNanos());
        return Duration.ofNanos(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }
}
