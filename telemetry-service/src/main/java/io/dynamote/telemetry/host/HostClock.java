package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;

/** Clocks of hosts, which are wrong at times. */
public final class HostClock {

    /** How far one may be ahead of ours: clocks that are kept right differ by less. */
    private static final Duration MOST_AHEAD = Duration.ofSeconds(2);

    private HostClock() {}

    /**
     * When something was. What was heard is over, so a clock that says otherwise is ahead; one that is behind cannot be told
     * from a sample that waited.
     *
     * @param said by the clock of the host
     * @param heard by ours
     */
    public static Instant believed(Instant said, Instant heard) {
        return said.isAfter(heard.plus(MOST_AHEAD)) ? heard : said;
    }
}
