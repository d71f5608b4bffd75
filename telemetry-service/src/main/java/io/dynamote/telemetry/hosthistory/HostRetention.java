package io.dynamote.telemetry.hosthistory;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How long the history of hosts is kept, in whole days. It is deleted a day or a month at a time, so it may stay that much
 * longer.
 *
 * @param minutes figures by the minute
 * @param hours figures by the hour, drives, backups and services
 */
@ConfigurationProperties("dynamote.telemetry.retention.hosts")
public record HostRetention(
        @Bindable(defaultValue = "30d") Duration minutes,
        @Bindable(defaultValue = "400d") Duration hours) {

    private static final Duration LEAST = Duration.ofDays(2);
    private static final Duration MOST = Duration.ofDays(3_660);

    public HostRetention {
        check("minutes", minutes);
        check("hours", hours);
        if (hours.compareTo(minutes) < 0) {
            throw new IllegalArgumentException("dynamote.telemetry.retention.hosts.hours must be at least minutes ("
                    + minutes + "), not: " + hours);
        }
    }

    private static void check(String name, Duration value) {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0 || !value.equals(Duration.ofDays(value.toDays()))) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.retention.hosts." + name + " must be 2d to 3660d in whole days, not: " + value);
        }
    }
}
