package io.dynamote.telemetry.history;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of the history of traffic.
 *
 * @param writeInterval how long traffic waits until it is written: longer writes less, shorter shows it sooner
 * @param grace how long after its end an hour is closed: what comes later takes more room
 */
@ConfigurationProperties("dynamote.telemetry.history")
public record HistoryProperties(
        @Bindable(defaultValue = "20s") Duration writeInterval,
        @Bindable(defaultValue = "2m") Duration grace) {

    public HistoryProperties {
        if (writeInterval.compareTo(Duration.ofMillis(200)) < 0 || writeInterval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.history.write-interval must be 200ms to 1m, not: " + writeInterval);
        }
        if (grace.isNegative() || grace.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("dynamote.telemetry.history.grace must be 0s to 1h, not: " + grace);
        }
    }
}
