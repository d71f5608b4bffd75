package io.dynamote.telemetry.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One pod of a frontend, as an answer shows it.
 *
 * @param deployment {@code namespace/name}
 * @param pod its name
 * @param team owner of the deployment; null if it has none
 * @param address where its metrics are read
 * @param status {@code waiting}, {@code read} or {@code failing}
 * @param since since when
 * @param lastRead when it was read last; null if it never was
 * @param ageSeconds how long ago that was; null if it never was
 * @param reason why it fails, as a stable word; null if it does not
 * @param message why it fails, in words; null if it does not
 * @param models that it served at the last reading
 */
record TargetView(
        String deployment,
        String pod,
        @Nullable String team,
        String address,
        String status,
        Instant since,
        @Nullable Instant lastRead,
        @Nullable Double ageSeconds,
        @Nullable String reason,
        @Nullable String message,
        List<String> models) {

    private static final double SECOND = 1e3;

    static TargetView of(Target target, String address, TargetState state, Instant now) {
        Instant lastRead = state.lastRead();
        return new TargetView(
                target.deployment(),
                target.pod(),
                target.team().isEmpty() ? null : target.team(),
                address,
                state.status().name().toLowerCase(Locale.ROOT),
                state.since(),
                lastRead,
                lastRead == null
                        ? null
                        : Math.max(0, Duration.between(lastRead, now).toMillis()) / SECOND,
                state.reason(),
                state.message(),
                state.models());
    }
}
