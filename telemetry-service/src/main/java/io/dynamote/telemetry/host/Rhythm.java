package io.dynamote.telemetry.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often something is usually heard of one host, learned from the gaps between its deliveries. What is usual is their
 * median: one long gap, an outage, does not make a host slower, and a slow one is known after a few deliveries.
 *
 * @param gaps milliseconds between the latest deliveries, oldest first
 */
record Rhythm(List<Long> gaps) {

    private static final int MOST = 9;
    /** What comes within this time is one delivery. */
    private static final Duration TOGETHER = Duration.ofMillis(250);
    /** An agent that samples once a second collects them for two, see its {@code send.interval}. */
    private static final Duration LEAST = Duration.ofSeconds(2);
    /** For ways through the network and for one more try. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    Rhythm {
        gaps = List.copyOf(gaps);
    }

    /** Nothing is known yet. */
    static Rhythm unknown() {
        return new Rhythm(List.of());
    }

    /** After a delivery that came this long after the one before. */
    Rhythm after(Duration gap) {
        if (gap.compareTo(TOGETHER) < 0) {
            return this;
        }
        List<Long> next = new ArrayList<>(gaps);
        next.add(gap.toMillis());
        return new Rhythm(next.size() > MOST ? next.subList(1, next.size()) : next);
    }

    /** The usual time between deliveries, at least two seconds. */
    Duration usual() {
        if (gaps.isEmpty()) {
            return LEAST;
        }
        // Of two in the middle the lower one: a first gap that was an outage is not what is usual.
        long median = gaps.stream().sorted().toList().get((gaps.size() - 1) / 2);
        return median < LEAST.toMillis() ? LEAST : Duration.ofMillis(median);
    }

    /** How long after a delivery the host still counts as heard of: four seconds for an agent with its defaults. */
    Duration patience() {
        return usual().multipliedBy(3).dividedBy(2).plus(SLACK);
    }
}
