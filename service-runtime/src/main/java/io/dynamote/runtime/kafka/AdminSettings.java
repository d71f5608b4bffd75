package io.dynamote.runtime.kafka;

import java.util.Map;

import org.apache.kafka.clients.admin.AdminClientConfig;

/** Settings of the admin client: it answers or gives up within seconds. */
final class AdminSettings {

    private AdminSettings() {}

    static Map<String, Object> of(KafkaProperties kafka) {
        return kafka.client(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                4_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
    }
}
