package io.dynamote.deployment.status;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Timestamps of the Kubernetes API. */
final class Times {

    private Times() {}

    /** The time, or null if it is not given or cannot be read. */
    static @Nullable Instant read(@Nullable String rfc3339) {
        if (rfc3339 == null) {
            return null;
        }
        try {
            return Instant.parse(rfc3339);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
