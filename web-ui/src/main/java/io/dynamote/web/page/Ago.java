package io.dynamote.web.page;

import java.time.Duration;
import java.time.Instant;

/** Ages as people say them: one unit, never negative. The browser counts on from there with the same rule. */
public final class Ago {

    private Ago() {}

    /** For example {@code now}, {@code 42 s}, {@code 3 min}, {@code 5 h}, {@code 12 d}. */
    public static String text(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 2) {
            return "now";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 60 * 60) {
            return seconds / 60 + " min";
        }
        return seconds < 24 * 60 * 60 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
