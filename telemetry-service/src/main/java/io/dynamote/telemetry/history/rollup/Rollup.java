package io.dynamote.telemetry.history.rollup;

import java.time.Duration;

/**
 * The tables of history, from the finest on. Each has rows (slot, series, pack); a pack holds the sums of the slots from
 * the row's time on.
 *
 * <pre>
 *   windows ──► OPEN ──► MINUTE, TEN_MINUTES, HOUR ──► DAY
 *                   when an hour is closed      when a day is closed
 * </pre>
 */
public enum Rollup {
    /** What was added to each minute of the hours that are not closed yet: several rows a minute, a slot each. */
    OPEN("open", "1m", Duration.ofMinutes(1), Duration.ofMinutes(1)),
    /** The minutes of an hour in a row. */
    MINUTE("minute", "1m", Duration.ofMinutes(1), Duration.ofHours(1)),
    /** The tens of minutes of an hour in a row. */
    TEN_MINUTES("ten_minutes", "10m", Duration.ofMinutes(10), Duration.ofHours(1)),
    HOUR("hour", "1h", Duration.ofHours(1), Duration.ofHours(1)),
    DAY("day", "1d", Duration.ofDays(1), Duration.ofDays(1));

    private final String word;
    private final String resolution;
    private final long slotSeconds;
    private final long rowSeconds;

    Rollup(String word, String resolution, Duration slot, Duration row) {
        this.word = word;
        this.resolution = resolution;
        this.slotSeconds = slot.toSeconds();
        this.rowSeconds = row.toSeconds();
    }

    /** Its name in answers. */
    public String word() {
        return word;
    }

    /** Length of a slot as answers show it. */
    public String resolution() {
        return resolution;
    }

    /** Its table. */
    public String table() {
        return "traffic_" + word;
    }

    /** Length of a slot in seconds. */
    public long slotSeconds() {
        return slotSeconds;
    }

    /** Length of the time that a row is about, in seconds. */
    public long rowSeconds() {
        return rowSeconds;
    }

    /** Beginning of the row that holds a time, in seconds since 1970. */
    public long row(long second) {
        return Math.floorDiv(second, rowSeconds) * rowSeconds;
    }

    /** Number of the slot of a time within its row. */
    public int slotInRow(long second) {
        return (int) (Math.floorMod(second, rowSeconds) / slotSeconds);
    }
}
