package io.dynamote.runtime.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers comma-separated {@code host:port}
 * @param replicationFactor of topics that are created here; 1 only for a single broker
 * @param clientFile Kafka's own settings of security (SASL, TLS) for every client; null for none
 */
@ConfigurationProperties("dynamote.kafka")
@Requires(property = "dynamote.kafka.bootstrap-servers")
public record KafkaProperties(
        String bootstrapServers,
        @Bindable(defaultValue = "1") short replicationFactor,
        @Nullable Path clientFile) {

    public KafkaProperties {
        if (!bootstrapServers.matches("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*")) {
            throw new IllegalArgumentException(
                    "dynamote.kafka.bootstrap-servers must be host:port[,host:port], not: " + bootstrapServers);
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException(
                    "dynamote.kafka.replication-factor must be at least 1, not: " + replicationFactor);
        }
        if (clientFile != null) {
            var _ = ClientFile.read(clientFile);
        }
    }

    /** A Kafka that asks for nothing. */
    public KafkaProperties(String bootstrapServers, short replicationFactor) {
        this(bootstrapServers, replicationFactor, null);
    }

    /**
     * Settings of a client: its own, and what every client needs to reach Kafka. The file is read each time, so that a client
     * that is made anew takes a password that was changed.
     *
     * @param own settings of this client, without those of the connection
     * @throws org.apache.kafka.common.KafkaException if the file has become unreadable or has wrong settings
     */
    public Map<String, Object> client(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("bootstrap.servers", bootstrapServers);
        if (clientFile != null) {
            settings.putAll(ClientFile.read(clientFile));
        }
        return settings;
    }
}
