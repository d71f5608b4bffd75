package io.dynamote.alert.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Figures as people read them: short, with their unit. */
final class Display {

    private static final int DIGITS = 4;
    private static final double PLAIN_BELOW = 1e15;
    private static final double PLAIN_ABOVE = 1e-6;
    private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final double STEP = 1024;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Display() {}

    /** A number with at most four digits that say something; whole numbers as they are. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "-infinite";
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= PLAIN_BELOW || size < PLAIN_ABOVE)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        if (value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        int digits = Math.max(DIGITS, (int) Math.ceil(Math.log10(size + 1)));
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        String plain = rounded.stripTrailingZeros().toPlainString();
        return plain.equals("0") ? "0" : plain;
    }

    /** A share, 0 to 1, in per cent: {@code 0.8234} is {@code 82.3 %}. */
    static String percent(double share) {
        return rounded(share * 100) + " %";
    }

    /** An amount of bytes: {@code 1.5 GiB}. */
    static String bytes(double amount) {
        double left = amount;
        int unit = 0;
        while (Math.abs(left) >= STEP && unit < BYTES.size() - 1) {
            left /= STEP;
            unit++;
        }
        return rounded(left) + " " + BYTES.get(unit);
    }

    /** A time in seconds by its two largest units: {@code 2h 5m}, {@code 350ms}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return number(seconds);
        }
        if (seconds < 0) {
            return "-" + duration(-seconds);
        }
        if (seconds < 1) {
            return Math.round(seconds * 1000) + "ms";
        }
        if (seconds < MINUTE) {
            return rounded(seconds) + "s";
        }
        long whole = Math.round(seconds);
        if (whole < HOUR) {
            return two(whole / MINUTE, "m", whole % MINUTE, "s");
        }
        if (whole < DAY) {
            return two(whole / HOUR, "h", whole % HOUR / MINUTE, "m");
        }
        return two(whole / DAY, "d", whole % DAY / HOUR, "h");
    }

    private static String two(long larger, String unit, long smaller, String smallerUnit) {
        return larger + unit + (smaller == 0 ? "" : " " + smaller + smallerUnit);
    }

    /** With one digit behind the point, if it is not 0; below 1 with two that say something. */
    private static String rounded(double value) {
        if (value != 0 && Math.abs(value) < 1) {
            return number(new BigDecimal(value).round(new MathContext(2)).doubleValue());
        }
        return Double.isFinite(value) ? number(Math.rint(value * 10) / 10) : number(value);
    }
}
