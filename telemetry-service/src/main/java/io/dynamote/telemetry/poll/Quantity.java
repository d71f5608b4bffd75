package io.dynamote.telemetry.poll;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.host.Believable;

/**
 * What kind of value is expected; reads numbers, and texts with units such as {@code 45 C}, {@code 82%}, {@code 12.3 GB}.
 * Answers nothing for what makes no sense, never a guess beyond the rules said here.
 */
enum Quantity {
    /** A plain number. */
    NUMBER {
        @Override
        Optional<Double> of(double number, String unit) {
            return unit.isEmpty() ? Optional.of(number) : Optional.empty();
        }
    },
    /** A share of 1: {@code 82%}; without a unit from 0 to 1 a share, above it per cent. */
    SHARE {
        @Override
        Optional<Double> of(double number, String unit) {
            boolean percent = unit.equals("%") || unit.equals("percent");
            if (number < 0 || (!percent && !unit.isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(percent || number > 1 ? number / PERCENT : number);
        }
    },
    /** Per cent, with or without the sign. */
    PERCENTAGE {
        @Override
        Optional<Double> of(double number, String unit) {
            boolean right = number >= 0 && (unit.isEmpty() || unit.equals("%") || unit.equals("percent"));
            return right ? Optional.of(number / PERCENT) : Optional.empty();
        }
    },
    /** Bytes: kB, MB, GB count by 1,000, KiB and the bare letters of {@code df -h} by 1,024. */
    BYTES {
        @Override
        Optional<Double> of(double number, String unit) {
            Double factor = BYTE_UNITS.get(unit);
            return number < 0 || factor == null ? Optional.empty() : Optional.of(number * factor);
        }
    },
    /** Degrees Celsius: {@code 45 C}, {@code 45°C}, {@code 113 F}. */
    TEMPERATURE {
        @Override
        Optional<Double> of(double number, String unit) {
            return switch (unit) {
                case "", "c", "°c", "°", "celsius" -> Optional.of(number);
                case "f", "°f", "fahrenheit" -> Optional.of((number - 32) * 5 / 9);
                default -> Optional.empty();
            };
        }
    },
    /** Hertz: without a unit what can only be GHz, MHz or Hz of a processor. */
    FREQUENCY {
        @Override
        Optional<Double> of(double number, String unit) {
            if (number <= 0) {
                return Optional.empty();
            }
            return switch (unit) {
                case "hz" -> Optional.of(number);
                case "khz" -> Optional.of(number * 1e3);
                case "mhz" -> Optional.of(number * 1e6);
                case "ghz" -> Optional.of(number * 1e9);
                case "" -> Optional.of(number < 100 ? number * 1e9 : number < 1e6 ? number * 1e6 : number);
                default -> Optional.empty();
            };
        }
    },
    /** Seconds: {@code 90}, {@code 90 s}, {@code 1.5 h}, {@code 1h 30m}, {@code 01:30:00}. */
    SECONDS {
        @Override
        Optional<Double> of(double number, String unit) {
            Double factor = TIME_UNITS.get(unit);
            return number < 0 || factor == null ? Optional.empty() : Optional.of(number * factor);
        }

        @Override
        Optional<Double> ofText(String text) {
            Matcher clock = CLOCK.matcher(text);
            if (clock.matches()) {
                double hours = clock.group(1) == null ? 0 : Double.parseDouble(clock.group(1));
                return Optional.of(
                        (hours * 60 + Double.parseDouble(clock.group(2))) * 60 + Double.parseDouble(clock.group(3)));
            }
            double sum = 0;
            int end = 0;
            Matcher part = PART.matcher(text);
            while (part.lookingAt()) {
                Optional<Double> seconds = of(Double.parseDouble(part.group(1)), part.group(2));
                if (seconds.isEmpty()) {
                    return Optional.empty();
                }
                sum += seconds.get();
                end = part.end();
                part.region(end, text.length());
            }
            return end > 0 && end == text.length() ? Optional.of(sum) : super.ofText(text);
        }
    };

    private static final double PERCENT = 100;
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([-+]?\\d{1,30}(?:[.]\\d{1,30})?(?:e[-+]?\\d{1,3})?)\\s*([^\\d\\s].{0,20})?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,9})?)");
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*([a-z]+)[\\s,]*");
    private static final Map<String, Double> BYTE_UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("b", 1.0),
            Map.entry("bytes", 1.0),
            Map.entry("kb", 1e3),
            Map.entry("mb", 1e6),
            Map.entry("gb", 1e9),
            Map.entry("tb", 1e12),
            Map.entry("pb", 1e15),
            Map.entry("kib", 0x1p10),
            Map.entry("mib", 0x1p20),
            Map.entry("gib", 0x1p30),
            Map.entry("tib", 0x1p40),
            Map.entry("k", 0x1p10),
            Map.entry("m", 0x1p20),
            Map.entry("g", 0x1p30),
            Map.entry("t", 0x1p40),
            Map.entry("ki", 0x1p10),
            Map.entry("mi", 0x1p20),
            Map.entry("gi", 0x1p30),
            Map.entry("ti", 0x1p40));
    private static final Map<String, Double> TIME_UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("s", 1.0),
            Map.entry("sec", 1.0),
            Map.entry("second", 1.0),
            Map.entry("seconds", 1.0),
            Map.entry("ms", 1e-3),
            Map.entry("m", 60.0),
            Map.entry("min", 60.0),
            Map.entry("minute", 60.0),
            Map.entry("minutes", 60.0),
            Map.entry("h", 3_600.0),
            Map.entry("hour", 3_600.0),
            Map.entry("hours", 3_600.0),
            Map.entry("d", 86_400.0),
            Map.entry("day", 86_400.0),
            Map.entry("days", 86_400.0));

    /** What is more is a number of thousandths. */
    private static final BigDecimal LATEST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final double LATEST_NANOS = 1e20;

    /** A number with its unit in lower case, empty if there is none. */
    abstract Optional<Double> of(double number, String unit);

    /** A text in lower case without spaces around it. */
    Optional<Double> ofText(String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(parts.group(1));
        String unit = parts.group(2) == null ? "" : parts.group(2).strip();
        return Double.isFinite(number) ? of(number, unit) : Optional.empty();
    }

    /** A number or a text of JSON; nothing beyond what is believable. */
    Optional<Double> read(JsonNode node) {
        return found(node).filter(Believable::number);
    }

    private Optional<Double> found(JsonNode node) {
        if (node.isNumber()) {
            double number = node.doubleValue();
            return Double.isFinite(number) ? of(number, "") : Optional.empty();
        }
        return node.isTextual() ? ofText(node.textValue().strip().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * A time: RFC 3339, the same without an offset, which is UTC then, or seconds, milliseconds, microseconds or
     * nanoseconds since 1970, whichever gives a time between 1973 and 5138. Nothing beyond what is believable.
     */
    static Optional<Instant> time(JsonNode node) {
        return anyTime(node).filter(Believable::time);
    }

    private static Optional<Instant> anyTime(JsonNode node) {
        try {
            if (node.isNumber() && node.doubleValue() > 0 && node.doubleValue() < LATEST_NANOS) {
                return Optional.of(sinceEpoch(node.decimalValue()));
            }
            if (node.isTextual()) {
                String text = node.textValue().strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
                boolean offset = text.matches(".*(?:[zZ]|[+-]\\d\\d:?\\d\\d)");
                return Optional.of(
                        offset
                                ? OffsetDateTime.parse(text).toInstant()
                                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Instant sinceEpoch(BigDecimal number) {
        int digits = 0;
        while (number.movePointLeft(digits).compareTo(LATEST_SECONDS) > 0) {
            digits += 3;
        }
        BigDecimal seconds = number.movePointLeft(digits);
        long whole = seconds.longValue();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }
}
