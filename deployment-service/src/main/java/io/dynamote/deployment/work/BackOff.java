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

    /**
     * The wait after so many failures in a row.
     *
     * @param failures at least 1
     * @return between half of the doubled time and all of it
     */
    public Duration after(int failures, RandomGenerator random) {
        int doublings = failures - 1;
        long most = longest.toNanos();
        boolean fits = doublings < Long.numberOfLeadingZeros(first.toNanos());
        long bounded = fits ? Math.min(first.toNanos() << doublings, most) : most;
        return Duration.ofNanos(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }
}
