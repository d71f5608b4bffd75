package io.dynamote.runtime.page;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How old is what is shown, where it is made of what was read from Kafka.
 *
 * @param asOf up to when what was told is in it; null before anything was read
 * @param stale whether there may have been more since
 */
public record Age(@Nullable Instant asOf, boolean stale) {

    /** How far Kafka was read is asked twice a second; this is well beyond that, and short for somebody who looks. */
    public static final Duration FRESH = Duration.ofSeconds(5);

    /** The age of what comes from Kafka, which was read up to this time; null if not everything was read yet. */
    public static Age heard(@Nullable Instant until, Instant now) {
        return new Age(until, until == null || until.plus(FRESH).isBefore(now));
    }
}
