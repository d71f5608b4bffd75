package io.dynamote.catalog.model;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of parameters as people say it.
 *
 * @param text for example {@code 0.6B} or {@code 500M}
 */
record ModelSize(String text) {

    private static final Pattern PATTERN = Pattern.compile("((?:0|[1-9]\\d{0,3})(?:\\.\\d{1,3})?)([KMBT])");
    private static final Pattern BOUND = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)([KMBTkmbt])|\\d{1,15}");

    /** Names round: Llama 3.2 1B has 1.24 billion parameters, Gemma 2 2B has 2.61 billion. */
    private static final double TOLERANCE = 1.5;

    ModelSize {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches() || number(matcher) == 0) {
            throw new IllegalArgumentException("must be a number above 0 with K, M, B or T, such as 0.6B or 500M");
        }
    }

    /** The number that the text says. */
    long nominal() {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("was checked at construction: " + text);
        }
        return number(matcher);
    }

    /** Whether the text is a fair rounding of this count: at most 1.5 times too much or too little. */
    boolean rounds(ParameterCount parameters) {
        double ratio = (double) parameters.value() / nominal();
        return ratio <= TOLERANCE && ratio >= 1 / TOLERANCE;
    }

    /**
     * Reads a bound of a search.
     *
     * @param text {@code 1B}, {@code 500m} or a plain number of parameters
     */
    static long bound(String text) {
        Matcher matcher = BOUND.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number of parameters such as 1B, 500M or 1500000000");
        }
        return matcher.group(1) == null ? Long.parseLong(text) : number(matcher);
    }

    private static long number(Matcher matcher) {
        int zeros = switch (matcher.group(2)) {
            case "K", "k" -> 3;
            case "M", "m" -> 6;
            case "B", "b" -> 9;
            default -> 12;
        };
        return new BigDecimal(matcher.group(1)).scaleByPowerOfTen(zeros).longValueExact();
    }

    @Override
    public String toString() {
        return text;
    }
}
