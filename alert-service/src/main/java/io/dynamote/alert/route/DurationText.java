package io.dynamote.alert.route;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Prometheus writes them: {@code 1h30m}, {@code 200ms}. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,6})y)?(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final long[] MILLIS = {365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final Duration LONGEST = Duration.ofDays(365);

    private DurationText() {}

    /**
     * The duration.
     *
     * @throws IllegalArgumentException if it is none or longer than a year
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("must be a duration such as 30s or 1h30m");
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < MILLIS.length; i++) {
            String amount = matcher.group(i + 1);
            if (amount != null) {
                sum = sum.plusMillis(MILLIS[i] * Long.parseLong(amount));
            }
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be at most a year");
        }
        return sum;
    }
}
