package io.dynamote.agent.kernel;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** Makes readings of numbers that may not be there. */
public final class Figures {

    private Figures() {}

    /** A count; not supported if the kernel did not tell it. */
    static Reading<Long> count(long value) {
        return count(value, 1);
    }

    /** A count in a unit. */
    static Reading<Long> count(long value, long unit) {
        return value < 0 || value > Long.MAX_VALUE / unit
                ? Reading.unavailable(Reason.NOT_SUPPORTED, "not told by this kernel")
                : Reading.of(value * unit);
    }

    /** A time that the kernel counts in parts of a second. */
    static Reading<Double> seconds(long value, long perSecond) {
        return value < 0
                ? Reading.unavailable(Reason.NOT_SUPPORTED, "not told by this kernel")
                : Reading.of((double) value / perSecond);
    }

    /** A number that is not finite if the kernel did not tell it. */
    static Reading<Double> number(double value) {
        return Double.isFinite(value)
                ? Reading.of(rounded(value, 1000))
                : Reading.unavailable(Reason.UNREADABLE, "not a number");
    }

    /** A part of a whole, to four decimals. */
    public static Reading<Double> ratio(double part, double whole) {
        return whole > 0
                ? Reading.of(rounded(part / whole, 10_000))
                : Reading.unavailable(Reason.NOT_SUPPORTED, "there is nothing of it");
    }

    private static double rounded(double value, int steps) {
        return (double) Math.round(value * steps) / steps;
    }
}
