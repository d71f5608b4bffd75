package io.dynamote.telemetry.history.rollup;

/**
 * Up to when sums are made, in seconds since 1970. What comes later for a time before it is added to every roll-up of
 * that time.
 *
 * @param hours end of the last hour that was closed
 * @param days end of the last day that was closed; not after hours
 */
public record Closed(long hours, long days) {

    public Closed {
        if (Math.floorMod(hours, Rollup.HOUR.rowSeconds()) != 0
                || Math.floorMod(days, Rollup.DAY.rowSeconds()) != 0
                || days > hours) {
            throw new IllegalArgumentException(
                    "closed must be an hour and a day not after it, not: " + hours + ", " + days);
        }
    }

    /** Up to when this roll-up is made. */
    public long until(Rollup rollup) {
        return switch (rollup) {
            case OPEN -> Long.MAX_VALUE;
            case MINUTE, TEN_MINUTES, HOUR -> hours;
            case DAY -> days;
        };
    }
}
