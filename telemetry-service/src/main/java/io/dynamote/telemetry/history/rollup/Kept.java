package io.dynamote.telemetry.history.rollup;

/**
 * Since when history is kept, in seconds since 1970.
 *
 * @param minutes beginning of the time of which minutes and tens of minutes are kept, at an hour
 * @param hours beginning of the time of which hours and days are kept, at a day
 */
public record Kept(long minutes, long hours) {

    /** Since when this roll-up is kept. */
    public long since(Rollup rollup) {
        return switch (rollup) {
            case OPEN -> Math.min(minutes, hours);
            case MINUTE, TEN_MINUTES -> minutes;
            case HOUR, DAY -> hours;
        };
    }
}
