package io.dynamote.telemetry.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many lines are at hand.
 *
 * @param perService lines of each service
 * @param overall lines of all services together; the oldest go first
 */
@ConfigurationProperties("dynamote.telemetry.logs")
public record LogProperties(
        @Bindable(defaultValue = "1000") int perService,
        @Bindable(defaultValue = "10000") int overall) {

    private static final int MOST = 100_000;

    public LogProperties {
        if (perService < 1 || perService > MOST) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.logs.per-service must be 1 to " + MOST + ", not: " + perService);
        }
        if (overall < perService || overall > MOST) {
            throw new IllegalArgumentException("dynamote.telemetry.logs.overall must be per-service (" + perService
                    + ") to " + MOST + ", not: " + overall);
        }
    }
}
