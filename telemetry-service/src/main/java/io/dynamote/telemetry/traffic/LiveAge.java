package io.dynamote.telemetry.traffic;

import java.time.Instant;

import io.dynamote.runtime.page.Age;
import org.jspecify.annotations.Nullable;

/**
 * How old live figures are.
 *
 * @param asOf up to when what was told is in them; null before anything was read
 * @param stale whether there may have been more since
 */
record LiveAge(@Nullable Instant asOf, boolean stale) {

    /** The age of figures that come from Kafka, which was read up to this time; null if not everything was read yet. */
    static LiveAge of(@Nullable Instant heardUntil, Instant now) {
        Age age = Age.heard(heardUntil, now);
        return new LiveAge(age.asOf(), age.stale());
    }

    /** The age of a part of them that nobody has told of since. */
    LiveAge unreadSince(Instant last) {
        return asOf == null ? this : new LiveAge(last.isBefore(asOf) ? last : asOf, true);
    }

    /** Whether figures up to this time are known. */
    boolean covers(Instant at) {
        return !stale || (asOf != null && !at.isAfter(asOf));
    }
}
