package io.dynamote.demo.host;

import java.util.random.RandomGenerator;

/** A figure that wanders around its mean and never leaves its bounds. */
final class Walk {

    private final RandomGenerator random;
    private final double mean;
    private final double spread;
    private final double lowest;
    private final double highest;
    private double value;

    Walk(RandomGenerator random, double mean, double spread, double lowest, double highest) {
        this.random = random;
        this.mean = mean;
        this.spread = spread;
        this.lowest = lowest;
        this.highest = highest;
        this.value = mean;
    }

    /** Its next value: drawn back to the mean by a twentieth of the distance. */
    double next() {
        value += 0.05 * (mean - value) + spread * random.nextGaussian();
        value = Math.min(highest, Math.max(lowest, value));
        return value;
    }

    double value() {
        return value;
    }
}
