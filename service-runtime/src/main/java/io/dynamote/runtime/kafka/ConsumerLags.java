package io.dynamote.runtime.kafka;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumers of this service are behind, from what their clients count anyway. A consumer that does not poll is
 * as far behind as it was when it last did: its silence is told too.
 */
@Singleton
public class ConsumerLags implements Measured {

    private static final String OF_PARTITIONS = "consumer-fetch-manager-metrics";
    private static final String OF_CONSUMERS = "consumer-metrics";

    private final Map<Consumer<?, ?>, String> readers = new ConcurrentHashMap<>();
    private final Map<String, Supplier<@Nullable Instant>> heard = new ConcurrentHashMap<>();
    private final Clock clock;

    ConsumerLags(Clock clock) {
        this.clock = clock;
    }

    /**
     * Has it told how far a consumer is behind, until the watch is closed: a closed consumer would tell its last figures
     * for ever.
     *
     * @param reader what reads, a constant such as {@code traffic-tail}; several consumers may be one reader
     */
    public Watch watch(String reader, Consumer<?, ?> consumer) {
        readers.put(consumer, reader);
        return () -> readers.remove(consumer);
    }

    /** As long as a consumer is looked at. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Has it told up to when a reader has read everything that was sent.
     *
     * @param until gives null before that was so for the first time
     */
    public void heard(String reader, Supplier<@Nullable Instant> until) {
        heard.put(reader, until);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauges(
                        "dynamote_kafka_consumer_lag_records",
                        "Records of the partitions that a reader has here which it has not read yet, when it last asked for some.",
                        List.of("reader", "topic"),
                        this::lags),
                Metric.gauges(
                        "dynamote_kafka_consumer_poll_age_seconds",
                        "Time since a reader last asked Kafka for records; the longest if it has several consumers.",
                        "reader",
                        this::ages),
                Metric.gauges(
                        "dynamote_kafka_consumer_behind_seconds",
                        "Time since the moment up to which a reader has read everything that was sent; absent before it has.",
                        "reader",
                        this::behind));
    }

    private Map<String, Double> behind() {
        Map<String, Double> behind = new HashMap<>();
        heard.forEach((reader, until) -> {
            Double seconds = Metric.secondsSince(until.get(), clock);
            if (seconds != null) {
                behind.put(reader, seconds);
            }
        });
        return behind;
    }

    private Map<List<String>, Double> lags() {
        Map<List<String>, Double> lags = new HashMap<>();
        each(OF_PARTITIONS, "records-lag", (key, lag) -> lags.merge(key, lag, Double::sum));
        // Kafka's client tells a topic with a dot in its name twice: the other time with an underscore there.
        lags.keySet()
                .removeAll(lags.keySet().stream()
                        .flatMap(key -> mangled(key).stream())
                        .toList());
        return lags;
    }

    private static List<List<String>> mangled(List<String> key) {
        String topic = key.getLast();
        return topic.contains(".") ? List.of(List.of(key.getFirst(), topic.replace('.', '_'))) : List.of();
    }

    private Map<String, Double> ages() {
        Map<String, Double> ages = new HashMap<>();
        each(OF_CONSUMERS, "last-poll-seconds-ago", (key, age) -> ages.merge(key.getFirst(), age, Math::max));
        return ages;
    }

    private void each(String group, String name, BiConsumer<List<String>, Double> found) {
        readers.forEach((consumer, reader) -> consumer.metrics().forEach((metric, value) -> {
            // Below zero it has not asked yet.
            if (is(metric, group, name) && value.metricValue() instanceof Double number && number >= 0) {
                List<String> key = new ArrayList<>(List.of(reader));
                String topic = metric.tags().get("topic");
                if (topic != null) {
                    key.add(topic);
                }
                found.accept(List.copyOf(key), number);
            }
        }));
    }

    private static boolean is(MetricName metric, String group, String name) {
        return metric.name().equals(name) && metric.group().equals(group);
    }
}
