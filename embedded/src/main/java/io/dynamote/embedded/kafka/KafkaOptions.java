package io.dynamote.embedded.kafka;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where an embedded broker listens and keeps its log.
 *
 * @param port port of 127.0.0.1, or 0 for a free one, which then stays the same for the life of the broker object
 * @param dataDirectory kept between runs; null for a temporary one that is deleted on close
 * @param settings of Kafka that go before those that a broker has here, for example of security; its listener for clients is
 *     called PLAINTEXT, whatever it speaks
 */
public record KafkaOptions(int port, @Nullable Path dataDirectory, Map<String, String> settings) {

    public KafkaOptions {
        settings = Map.copyOf(settings);
    }

    public KafkaOptions(int port, @Nullable Path dataDirectory) {
        this(port, dataDirectory, Map.of());
    }

    /** A free port and a directory that is deleted on close: for tests. */
    public static KafkaOptions temporary() {
        return new KafkaOptions(0, null);
    }
}
