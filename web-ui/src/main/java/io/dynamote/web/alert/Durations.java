package io.dynamote.web.alert;

/** Durations as rule files write them: {@code 30s}, {@code 5m}, {@code 1h30m}. */
final class Durations {

    private static final String[] UNITS = {"d", "h", "m", "s"};
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};

    private Durations() {}

    /** Writes seconds; fractions of a second as milliseconds. */
    static String text(double seconds) {
        long millis = Math.round(seconds * 1_000);
        if (millis == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        long left = millis / 1_000;
        for (int i = 0; i < UNITS.length; i++) {
            if (left >= SECONDS[i]) {
                text.append(left / SECONDS[i]).append(UNITS[i]);
                left %= SECONDS[i];
            }
        }
        return millis % 1_000 == 0
                ? text.toString()
                : text.append(millis % 1_000).append("ms").toString();
    }
}
