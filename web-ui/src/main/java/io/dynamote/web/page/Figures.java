package io.dynamote.web.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Figures in words, always about three digits wide so that nothing jumps. What is not known is a dash, never 0. The
 * browser writes what is pushed with the same rules ({@code figures.js}).
 */
public final class Figures {

    private static final String UNKNOWN = "–";

    private Figures() {}

    /** A rate or another number: {@code 0}, {@code 0.42}, {@code 12.4}, {@code 1,240}, {@code 1.25 M}. */
    public static String number(@Nullable Double value) {
        if (value == null) {
            return UNKNOWN;
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= 999_999.5) {
            return size >= 999_999_999.5 ? digits(value / 1e9) + " G" : digits(value / 1e6) + " M";
        }
        return size < 0.005 ? "<0.01" : digits(value);
    }

    /** How many there are: {@code 0}, {@code 53}, {@code 1,240}, {@code 1.25 M}. */
    public static String count(@Nullable Double value) {
        return value == null || Math.abs(value) >= 999_999.5
                ? number(value)
                : String.format(Locale.ENGLISH, "%,.0f", value);
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        int places = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        return String.format(Locale.ENGLISH, "%,." + places + "f", value);
    }

    /** Milliseconds: {@code 4.2 ms}, {@code 850 ms}, {@code 1.25 s}, {@code 2.1 min}. */
    public static String millis(@Nullable Double value) {
        if (value == null) {
            return UNKNOWN;
        }
        if (value < 9.95) {
            return String.format(Locale.ENGLISH, "%.1f ms", value);
        }
        if (value < 999.5) {
            return String.format(Locale.ENGLISH, "%.0f ms", value);
        }
        return value < 59_995
                ? digits(value / 1_000) + " s"
                : String.format(Locale.ENGLISH, "%,.1f min", value / 60_000);
    }

    /** A share from 0 to 1: {@code 0 %}, {@code 0.05 %}, {@code 1.2 %}, {@code 43 %}. */
    public static String percent(@Nullable Double ratio) {
        if (ratio == null) {
            return UNKNOWN;
        }
        double value = ratio * 100;
        if (value == 0) {
            return "0 %";
        }
        if (Math.abs(value) < 0.005) {
            return "<0.01 %";
        }
        int places = Math.abs(value) < 0.995 ? 2 : Math.abs(value) < 9.95 ? 1 : 0;
        return String.format(Locale.ENGLISH, "%." + places + "f %%", value);
    }

    /** Bytes in powers of ten: {@code 512 B}, {@code 1.25 GB}. */
    public static String bytes(@Nullable Double value) {
        if (value == null) {
            return UNKNOWN;
        }
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        double size = value;
        int unit = 0;
        while (Math.abs(size) >= 999.5 && unit < units.length - 1) {
            size /= 1_000;
            unit++;
        }
        return (unit == 0 ? String.format(Locale.ENGLISH, "%.0f", size) : digits(size)) + " " + units[unit];
    }

    /** Degrees Celsius without decimals. */
    public static String celsius(@Nullable Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ENGLISH, "%.0f °C", value);
    }

    /** A span of time in at most two units: {@code 42 s}, {@code 2 min 5 s}, {@code 3 h 12 min}, {@code 12 d}. */
    public static String span(@Nullable Double seconds) {
        if (seconds == null) {
            return UNKNOWN;
        }
        long all = Math.max(0, Math.round(seconds));
        if (all < 60) {
            return all + " s";
        }
        if (all < 3_600) {
            return two(all / 60, "min", all % 60, "s");
        }
        if (all < 86_400) {
            return two(all / 3_600, "h", all % 3_600 / 60, "min");
        }
        long days = all / 86_400;
        return days < 10 ? two(days, "d", all % 86_400 / 3_600, "h") : String.format(Locale.ENGLISH, "%,d d", days);
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** For a script: at most four digits that count, with a point, never an exponent. */
    public static String plain(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, new MathContext(4, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
