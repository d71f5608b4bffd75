package io.dynamote.web.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Times in words, for templates.
 *
 * @param now when the page is rendered
 */
public record Times(Instant now) {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Age of a time, see {@link Ago}. */
    public String ago(@Nullable Instant then) {
        return then == null ? "–" : Ago.text(then, now);
    }

    /** Age of a time in RFC 3339. */
    public String ago(String then) {
        return Ago.text(Instant.parse(then), now);
    }

    /** Date and time in UTC. */
    public String full(@Nullable Instant then) {
        return then == null ? "unknown" : FULL.format(then);
    }

    /** Time of day in UTC. */
    public String clock(@Nullable Instant then) {
        return then == null ? "" : CLOCK.format(then);
    }
}
