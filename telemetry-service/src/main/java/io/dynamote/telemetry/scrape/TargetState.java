package io.dynamote.telemetry.scrape;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.DrawnText;
import org.jspecify.annotations.Nullable;

/**
 * What is known of reading a pod. A pod that cannot be read is not one without traffic: it fails, since then and for that
 * reason, and what was read before keeps its time.
 *
 * @param status how it is
 * @param since since when
 * @param lastRead when it was read last; null if it never was
 * @param reason stable word; null if all is well
 * @param message the reason in words; null if all is well
 * @param models that it served at the last reading
 */
record TargetState(
        Status status,
        Instant since,
        @Nullable Instant lastRead,
        @Nullable String reason,
        @Nullable String message,
        List<String> models) {

    private static final int LONGEST_MESSAGE = 300;

    /** How a target is. */
    enum Status {
        /** It has not been tried yet. */
        WAITING,
        /** It was read. */
        READ,
        /** It could not be read. */
        FAILING
    }

    static TargetState waiting(Instant now) {
        return new TargetState(Status.WAITING, now, null, null, null, List.of());
    }

    TargetState read(Instant now, List<String> served) {
        return new TargetState(Status.READ, status == Status.READ ? since : now, now, null, null, List.copyOf(served));
    }

    TargetState failed(Instant now, ScrapeException failure) {
        return new TargetState(
                Status.FAILING,
                status == Status.FAILING ? since : now,
                lastRead,
                failure.reason().word(),
                DrawnText.line(String.valueOf(failure.getMessage()), LONGEST_MESSAGE),
                models);
    }
}
