package io.dynamote.runtime.service;

import java.util.HashMap;
import java.util.Map;

/**
 * What a start decides over the service's own configuration.
 *
 * @param properties configuration keys and values that win over files and defaults
 */
public record ServiceOptions(Map<String, Object> properties) {

    public ServiceOptions {
        properties = Map.copyOf(properties);
    }

    /** Nothing but the configuration and the environment. */
    public static ServiceOptions defaults() {
        return new ServiceOptions(Map.of());
    }

    /** The same options with one more property. */
    public ServiceOptions with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(properties);
        more.put(key, value);
        return new ServiceOptions(more);
    }

    /** The same options, bound to this port; 0 for any free one, as the management port then is too. */
    public ServiceOptions withPort(int port) {
        return port == 0
                ? with("micronaut.server.port", -1).withManagementPort(0)
                : with("micronaut.server.port", port);
    }

    /** The same options, with this management port; 0 for any free one. */
    public ServiceOptions withManagementPort(int port) {
        return with("dynamote.management.port", port);
    }
}
