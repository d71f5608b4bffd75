package io.dynamote.alert.schedule;

/**
 * Days of a month, both included. Negative ones count from its end; days that a month does not have are cut off, so that
 * 29 to 31 is one day in a leap February and none in another.
 */
public record DayRange(int first, int last) {

    private static final int MOST = 31;

    public DayRange {
        if (!isDay(first) || !isDay(last)) {
            throw new IllegalArgumentException(
                    "must be days from 1 to " + MOST + " or -1 to -" + MOST + ", not " + first + ":" + last);
        }
        if (first < 0 && last > 0) {
            throw new IllegalArgumentException("must not begin at the end of the month and end at its beginning");
        }
        if (Integer.signum(first) == Integer.signum(last) && first > last) {
            throw new IllegalArgumentException("must not end at " + last + " before it begins at " + first);
        }
    }

    private static boolean isDay(int day) {
        return day != 0 && Math.abs(day) <= MOST;
    }

    boolean contains(int day, int daysOfMonth) {
        int from = first < 0 ? daysOfMonth + 1 + first : first;
        int to = last < 0 ? daysOfMonth + 1 + last : last;
        return day >= from && day <= to;
    }
}
