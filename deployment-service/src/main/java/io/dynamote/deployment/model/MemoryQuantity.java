package io.dynamote.deployment.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host memory of one replica.
 *
 * @param text a Kubernetes quantity from 1 Mi to 64 Ti, kept as it was written
 */
public record MemoryQuantity(String text) {

    private static final String WHAT = "memory";
    private static final Pattern PATTERN = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([kMGTPE]|[KMGTPE]i)?");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", binary(10)),
            Map.entry("Mi", binary(20)),
            Map.entry("Gi", binary(30)),
            Map.entry("Ti", binary(40)),
            Map.entry("Pi", binary(50)),
            Map.entry("Ei", binary(60)));

    public MemoryQuantity {
        Check.text(WHAT, text, 28, PATTERN, "a Kubernetes quantity such as 32Gi");
        BigDecimal bytes = bytes(text);
        Check.that(
                bytes.compareTo(binary(20)) >= 0 && bytes.compareTo(binary(46)) <= 0,
                WHAT,
                "must be between 1Mi and 64Ti",
                text);
    }

    /** The amount in bytes, a fraction of a byte rounded up as Kubernetes does. */
    public long bytes() {
        return bytes(text).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static BigDecimal bytes(String text) {
        Matcher parts = PATTERN.matcher(text);
        Check.that(parts.matches(), WHAT, "must be a Kubernetes quantity", text);
        BigDecimal number = new BigDecimal(parts.group(1));
        String unit = parts.group(2);
        return unit == null ? number : number.multiply(UNITS.getOrDefault(unit, BigDecimal.ONE));
    }

    private static BigDecimal binary(int power) {
        return BigDecimal.TWO.pow(power);
    }

    @Override
    public String toString() {
        return text;
    }
}
