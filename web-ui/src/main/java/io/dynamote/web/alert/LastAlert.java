package io.dynamote.web.alert;

import java.time.Instant;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.Badge;
import org.jspecify.annotations.Nullable;

/**
 * The newest alert that fired on something.
 *
 * @param row the alert; null if none did, or none is known
 * @param known whether what was before the portal started is known too, so that null means that there was none of late
 */
public record LastAlert(@Nullable AlertRow row, boolean known) {

    /** Nothing can be told. */
    public static final LastAlert UNKNOWN = new LastAlert(null, false);

    static LastAlert of(@Nullable AlertState alert, boolean known) {
        return new LastAlert(alert == null ? null : new AlertRow(alert), known);
    }

    /** Where it stands: once it is over the severity does not matter any more. */
    public @Nullable Badge badge() {
        return row == null ? null : row.badge();
    }

    /** Since when it stands there. */
    public @Nullable Instant at() {
        return row == null
                ? null
                : row.of().endsAt() == null ? row.since() : row.of().endsAt();
    }
}
