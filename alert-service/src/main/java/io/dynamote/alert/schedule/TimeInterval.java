package io.dynamote.alert.schedule;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;

/**
 * Times that recur, as {@code time_intervals} of Alertmanager. Each list that is not empty must hold the time in one of
 * its ranges.
 *
 * @param times minutes of the day, the last not included, 1440 at most
 * @param weekdays from 0, Sunday, to 6
 * @param daysOfMonth from 1; negative ones count from the end of the month, where -1 is its last day
 * @param months from 1 to 12
 * @param years of our calendar
 * @param location where it is that time
 */
public record TimeInterval(
        List<Range> times,
        List<Range> weekdays,
        List<DayRange> daysOfMonth,
        List<Range> months,
        List<Range> years,
        ZoneId location) {

    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int DAYS_OF_A_WEEK = 7;

    public TimeInterval {
        times = List.copyOf(times);
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    /** Whether it is such a time. */
    public boolean contains(Instant time) {
        ZonedDateTime local = time.atZone(location);
        int minute = local.getHour() * MINUTES_OF_AN_HOUR + local.getMinute();
        int days = YearMonth.from(local).lengthOfMonth();
        return any(times, range -> minute >= range.first() && minute < range.last())
                && any(weekdays, range -> range.contains(local.getDayOfWeek().getValue() % DAYS_OF_A_WEEK))
                && any(daysOfMonth, range -> range.contains(local.getDayOfMonth(), days))
                && any(months, range -> range.contains(local.getMonthValue()))
                && any(years, range -> range.contains(local.getYear()));
    }

    private static <T> boolean any(List<T> ranges, Predicate<T> holds) {
        return ranges.isEmpty() || ranges.stream().anyMatch(holds);
    }
}
