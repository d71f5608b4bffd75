package io.dynamote.alert.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ranges as Alertmanager writes them: {@code monday:friday}, {@code 1:5}, {@code -3:-1}, {@code may}. */
final class RangeText {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");
    private static final int DAY = 24 * 60;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int MOST_YEAR = 9_999;

    private RangeText() {}

    static Range weekdays(String text) {
        return range(text, RangeText::weekday);
    }

    static Range months(String text) {
        return range(text, RangeText::month);
    }

    static Range years(String text) {
        return range(text, year -> number(year, 1, MOST_YEAR, "must be a year"));
    }

    static DayRange days(String text) {
        String[] ends = ends(text);
        return new DayRange(day(ends[0]), day(ends[1]));
    }

    /** Minutes of the day. */
    static int time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a time from 00:00 to 24:00");
        }
        return matcher.group(1) == null
                ? DAY
                : Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }

    private static Range range(String text, ToIntFunction<String> value) {
        String[] ends = ends(text);
        return new Range(value.applyAsInt(ends[0]), value.applyAsInt(ends[1]));
    }

    private static String[] ends(String text) {
        String[] ends = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException("must be one value or two with a colon between them");
        }
        return ends.length == 1 ? new String[] {ends[0], ends[0]} : ends;
    }

    private static int weekday(String text) {
        for (DayOfWeek each : DayOfWeek.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each.getValue() % DAYS_OF_A_WEEK;
            }
        }
        throw new IllegalArgumentException("must be a day of the week such as monday");
    }

    private static int month(String text) {
        for (Month each : Month.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each.getValue();
            }
        }
        return number(text, 1, Month.values().length, "must be a month by name or number");
    }

    private static int day(String text) {
        return number(text, -DAY, DAY, "must be a day of the month");
    }

    private static int number(String text, int least, int most, String expectation) {
        if (!text.matches("-?[0-9]{1,4}")) {
            throw new IllegalArgumentException(expectation);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(expectation + " from " + least + " to " + most);
        }
        return number;
    }
}
