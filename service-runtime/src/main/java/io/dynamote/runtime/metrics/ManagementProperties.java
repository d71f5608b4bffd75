package io.dynamote.runtime.metrics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where a service tells of itself. Not where it answers its users: who may look at one need not be let in to the other.
 *
 * @param enabled whether it does at all
 * @param host address to bind
 * @param port to bind; 0 for any that is free
 */
@ConfigurationProperties("dynamote.management")
public record ManagementProperties(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Bindable(defaultValue = "0") int port) {

    public ManagementProperties {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("dynamote.management.port must be 0 to 65535, not: " + port);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("dynamote.management.host must be an address to bind, not empty");
        }
    }
}
