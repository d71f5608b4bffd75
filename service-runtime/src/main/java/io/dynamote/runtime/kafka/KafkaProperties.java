package io.dynamote.runtime.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers comma-separated {@code host:port}
 * @param replicationFactor of topics that are created here; 1 only for a single broker
 */
@ConfigurationProperties("dynamote.kafka")
@Requires(property = "dynamote.kafka.bootstrap-servers")
public record KafkaProperties(
        String bootstrapServers,
        @Bindable(defaultValue = "1") short replicationFactor) {

    public KafkaProperties {
        if (!bootstrapServers.matches("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*")) {
            throw new IllegalArgumentException(
                    "dynamote.kafka.bootstrap-servers must be host:port[,host:port], not: " + bootstrapServers);
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException(
                    "dynamote.kafka.replication-factor must be at least 1, not: " + replicationFactor);
        }
    }
}
