package io.dynamote.telemetry.history.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads committed windows as a member of a group, from the offsets that it is told, and knows how far it has read. What
 * was written before a moment is read once the ends of that moment are passed.
 */
final class WindowReader implements AutoCloseable {

    private static final String TOPIC = Topics.TRAFFIC_WINDOWS.name();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final ConsumerLags.Watch watch;
    private final Clock clock;
    private final UUID topic;
    private final Map<TopicPartition, Long> written = new HashMap<>();
    private final Map<TopicPartition, Mark> marks = new HashMap<>();

    /** Everything that is written before a moment lies before an offset. */
    private record Mark(Instant at, long end) {}

    WindowReader(KafkaProperties kafka, ConsumerLags lags, Clock clock) {
        this.clock = clock;
        this.topic = topicId(kafka);
        this.consumer = open(kafka);
        this.watch = lags.watch("traffic-history", consumer);
    }

    private static KafkaConsumer<String, byte[]> open(KafkaProperties kafka) {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        "dynamote.traffic-history",
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        // Where to read from is known from Postgres alone.
                        "auto.offset.reset",
                        "none",
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        1_000,
                        "max.poll.records",
                        2_000,
                        "default.api.timeout.ms",
                        Math.toIntExact(PATIENCE.toMillis()))),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A topic that is deleted and made again has another id: its offsets begin anew. */
    private static UUID topicId(KafkaProperties kafka) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        try (Admin admin = Admin.create(
                kafka.client(Map.of("default.api.timeout.ms", patience, "request.timeout.ms", patience)))) {
            Uuid id = admin.describeTopics(List.of(TOPIC))
                    .topicNameValues()
                    .get(TOPIC)
                    .get()
                    .topicId();
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (ExecutionException e) {
            throw new KafkaException(TOPIC + " cannot be described", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    UUID topic() {
        return topic;
    }

    void subscribe(ConsumerRebalanceListener listener) {
        consumer.subscribe(List.of(TOPIC), listener);
    }

    Iterable<ConsumerRecord<String, byte[]>> poll() {
        return consumer.poll(POLL);
    }

    /** The first offset that there still is, and the one after the last. */
    Range range(TopicPartition partition) {
        List<TopicPartition> one = List.of(partition);
        return new Range(
                consumer.beginningOffsets(one).getOrDefault(partition, 0L),
                consumer.endOffsets(one).getOrDefault(partition, 0L));
    }

    /**
     * Offsets that there are.
     *
     * @param begin the first
     * @param end the one after the last
     */
    record Range(long begin, long end) {}

    /** Reads a partition from an offset on. */
    void begin(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        written.put(partition, offset);
    }

    /** How far each partition has moved since {@link #written}, by its number. */
    Map<Integer, PositionTable.Move> moves() {
        Map<Integer, PositionTable.Move> moves = new java.util.TreeMap<>();
        written.forEach((partition, from) -> {
            long position = consumer.position(partition);
            Mark mark = marks.get(partition);
            Instant complete = mark != null && position >= mark.end() ? mark.at() : null;
            moves.put(partition.partition(), new PositionTable.Move(from, position, complete));
        });
        return moves;
    }

    /** These moves are in history now. */
    void written(Map<Integer, PositionTable.Move> moves) {
        moves.forEach((number, move) -> {
            TopicPartition partition = new TopicPartition(TOPIC, number);
            written.put(partition, move.to());
            if (move.completeUntil() != null) {
                marks.remove(partition);
            }
        });
    }

    /** Notes where the ends are now, for partitions that have passed the ends noted before. */
    void mark() {
        List<TopicPartition> unmarked = written.keySet().stream()
                .filter(partition -> !marks.containsKey(partition))
                .toList();
        Instant now = clock.instant();
        consumer.endOffsets(unmarked).forEach((partition, end) -> marks.put(partition, new Mark(now, end)));
    }

    /** Nothing is read any more. */
    void leave() {
        written.clear();
        marks.clear();
    }

    @Override
    public void close() {
        watch.close();
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
