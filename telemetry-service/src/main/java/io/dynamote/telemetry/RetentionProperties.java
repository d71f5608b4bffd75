package io.dynamote.telemetry;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How long each kind of history is kept, in whole days. It is deleted a day or a month at a time, so it may stay that much
 * longer.
 *
 * @param trafficMinutes traffic by the minute and by ten minutes
 * @param trafficHours traffic by the hour and by the day
 */
@ConfigurationProperties("dynamote.telemetry.retention")
public record RetentionProperties(
        @Bindable(defaultValue = "30d") Duration trafficMinutes,
        @Bindable(defaultValue = "400d") Duration trafficHours) {

    private static final Duration LEAST = Duration.ofDays(2);
    private static final Duration MOST = Duration.ofDays(3_660);

    public RetentionProperties {
        check("traffic-minutes", trafficMinutes);
        check("traffic-hours", trafficHours);
        if (trafficHours.compareTo(trafficMinutes) < 0) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.retention.traffic-hours must be at least traffic-minutes (" + trafficMinutes
                            + "), not: " + trafficHours);
        }
    }

    private static void check(String name, Duration value) {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0 || !value.equals(Duration.ofDays(value.toDays()))) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.retention." + name + " must be 2d to 3660d in whole days, not: " + value);
        }
    }
}
