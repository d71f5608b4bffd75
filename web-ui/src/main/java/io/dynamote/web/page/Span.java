package io.dynamote.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which time a page of figures shows.
 *
 * @param range one of those that are offered, or {@link Range#OWN}
 * @param from its beginning
 * @param to its end
 */
public record Span(Range range, Instant from, Instant to) {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final Duration LIVE = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span must begin before its end, not: " + from + " to " + to);
        }
    }

    /** What is offered. */
    public enum Range {
        LIVE("Live", "live", Span.LIVE),
        HOUR("1 h", "1h", Duration.ofHours(1)),
        SIX_HOURS("6 h", "6h", Duration.ofHours(6)),
        DAY("24 h", "24h", Duration.ofHours(24)),
        WEEK("7 d", "7d", Duration.ofDays(7)),
        MONTH("30 d", "30d", Duration.ofDays(30)),
        ALL("400 d", "400d", Duration.ofDays(400)),
        OWN("Own", "own", Span.LIVE);

        private final String label;
        private final String key;
        private final Duration length;

        Range(String label, String key, Duration length) {
            this.label = label;
            this.key = key;
            this.length = length;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** As it stands in the address. */
        public String key() {
            return key;
        }

        static Range of(String key) {
            for (Range range : values()) {
                if (range.key.equals(key)) {
                    return range;
                }
            }
            return LIVE;
        }
    }

    /**
     * Reads {@code range}, {@code from} and {@code to} of an address. Times may be RFC 3339 or, as a form sends them,
     * without a zone, which is UTC then. An own span that cannot be understood is the live one.
     */
    public static Span of(Query query, Instant now) {
        Range range = Range.of(query.text("range"));
        if (!query.text("from").isEmpty()) {
            Optional<Instant> from = time(query.text("from"));
            Optional<Instant> to = query.text("to").isEmpty() ? Optional.of(now) : time(query.text("to"));
            if (from.isPresent()
                    && to.isPresent()
                    && !to.get().isBefore(from.get().plus(SHORTEST))) {
                return new Span(Range.OWN, from.get(), to.get());
            }
            range = Range.LIVE;
        }
        return new Span(range == Range.OWN ? Range.LIVE : range, now.minus(range.length), now);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // an address that was cut off says nothing
        }
    }

    /** Whether it is the live one. */
    public boolean live() {
        return range == Range.LIVE;
    }

    /** {@code from=…&to=…}, to the second. */
    public String query() {
        return "from=" + from.truncatedTo(ChronoUnit.SECONDS) + "&to=" + to.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The address of a page, with what makes it show this time. */
    public String address(String page) {
        String time = range == Range.OWN ? query() : "range=" + range.key();
        return live() ? page : page + (page.contains("?") ? "&" : "?") + time;
    }

    /** The beginning as a form's field has it, in UTC. */
    public String fromField() {
        return FIELD.format(from.atOffset(ZoneOffset.UTC));
    }

    /** The end as a form's field has it, in UTC. */
    public String toField() {
        return FIELD.format(to.atOffset(ZoneOffset.UTC));
    }
}
