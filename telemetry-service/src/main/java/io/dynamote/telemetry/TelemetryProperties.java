package io.dynamote.telemetry;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of this service.
 *
 * @param mostSeries combinations of deployment, model and team that one instance tells apart
 * @param flushInterval how long a request may wait until it is counted for everybody
 */
@ConfigurationProperties("dynamote.telemetry")
public record TelemetryProperties(
        @Bindable(defaultValue = "1000") int mostSeries,
        @Bindable(defaultValue = "100ms") Duration flushInterval) {

    public TelemetryProperties {
        if (mostSeries < 1) {
            throw new IllegalArgumentException("dynamote.telemetry.most-series must be at least 1, not: " + mostSeries);
        }
        if (flushInterval.isNegative() || flushInterval.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.flush-interval must be 0s to 5s, not: " + flushInterval);
        }
    }
}
