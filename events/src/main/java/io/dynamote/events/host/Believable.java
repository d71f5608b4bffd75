package io.dynamote.events.host;

import java.time.Instant;

/**
 * Bounds of what a sample can mean. Wider than anything a host could be, and narrow enough that whatever reckons with a
 * value or keeps it, a database too, can.
 */
public final class Believable {

    /** From where clocks count that know no better. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
    private static final double GREATEST = 1e18;

    private Believable() {}

    /** Whether a moment can be meant: from 1970 up to 2200. */
    public static boolean time(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** Whether a number can be meant: at most 10¹⁸ to either side. */
    public static boolean number(double number) {
        return Math.abs(number) <= GREATEST;
    }
}
