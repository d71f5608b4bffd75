package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;

import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What the pages read of a silence.
 *
 * @param status {@code pending}, {@code active} or {@code expired}
 * @param affects how many active alerts it matches; null if not told
 */
public record SilenceView(
        String id,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        @Nullable String createdBy,
        @Nullable String comment,
        String status,
        @Nullable Integer affects) {

    public SilenceView {
        matchers = matchers == null ? List.of() : List.copyOf(matchers);
    }

    /** A condition on one label. */
    public record Matcher(String name, String operator, String value) {

        /** As it is written. */
        public String text() {
            return name + operator + "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }

    public Badge badge() {
        return switch (status) {
            case "active" -> new Badge("Active", "bell-slash", Tone.WARNING);
            case "pending" -> new Badge("Planned", "hourglass-split", Tone.UNKNOWN);
            case "expired" -> new Badge("Over", "clock-history", Tone.UNKNOWN);
            default -> new Badge(status, "question-circle", Tone.UNKNOWN);
        };
    }

    /** Whether it can be ended. */
    public boolean ends() {
        return !status.equals("expired");
    }
}
