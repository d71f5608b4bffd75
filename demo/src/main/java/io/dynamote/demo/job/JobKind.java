package io.dynamote.demo.job;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A kind of job.
 *
 * @param kind as in the job
 * @param source tool that does it
 * @param team that owns it
 * @param name with a place for the subject
 * @param subjects what it is done to
 * @param gigabytes that it moves, about
 * @param seconds that it takes, about
 */
record JobKind(
        String kind, String source, String team, String name, List<String> subjects, double gigabytes, double seconds) {

    private static final double GIGA = 1e9;

    long bytes(RandomGenerator random) {
        return Math.round(GIGA * gigabytes * (0.6 + 0.8 * random.nextDouble()));
    }

    double rate(RandomGenerator random) {
        return GIGA * gigabytes / seconds * (0.8 + 0.4 * random.nextDouble());
    }
}
