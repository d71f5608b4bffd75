package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How old live figures are.
 *
 * @param asOf up to when what was told is in them; null before anything was read
 * @param stale whether there may have been more since
 */
record LiveAge(@Nullable Instant asOf, boolean stale) {

    /** How far Kafka was read is asked twice a second; this is well beyond that, and short for somebody who looks. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** The age of figures that come from Kafka, which was read up to this time; null if not everything was read yet. */
    static LiveAge of(@Nullable Instant heardUntil, Instant now) {
        return new LiveAge(
                heardUntil, heardUntil == null || heardUntil.plus(FRESH).isBefore(now));
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
