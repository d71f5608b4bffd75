package io.dynamote.telemetry.host;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of hosts.
 *
 * @param most hosts that are known at a time; samples of more are not shown, and counted
 * @param forgetAfter how long a host is shown after it was heard of last, unless it is in the hosts file
 */
@ConfigurationProperties("dynamote.telemetry.hosts")
public record HostProperties(
        @Bindable(defaultValue = "2000") int most,
        @Bindable(defaultValue = "7d") Duration forgetAfter) {

    public HostProperties {
        if (most < 1) {
            throw new IllegalArgumentException("dynamote.telemetry.hosts.most must be at least 1, not: " + most);
        }
        if (forgetAfter.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "dynamote.telemetry.hosts.forget-after must be at least 1h, not: " + forgetAfter);
        }
    }
}
