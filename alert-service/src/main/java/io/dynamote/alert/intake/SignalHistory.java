package io.dynamote.alert.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.Topics;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Rewind;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The signals that Kafka has kept, to be read once more. */
@Singleton
public class SignalHistory {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final Clock clock;

    SignalHistory(KafkaProperties kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param to up to when
     * @param complete whether that was everything that there is from the wanted time on
     */
    public record Read(Instant to, boolean complete) {}

    /**
     * Reads the signals of a kind; those of an entity come in their order.
     *
     * @param entity only of this one; null for all
     * @param from since when
     * @param most so many signals at most
     * @param patience for so long at most
     */
    public Read read(
            SignalKind kind, @Nullable String entity, Instant from, int most, Duration patience, Consumer<Signal> out) {
        try (KafkaConsumer<String, byte[]> consumer = SignalConsumers.single(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SIGNALS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Instant to = clock.instant();
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            consumer.assign(partitions);
            Rewind.to(from, consumer, partitions, Map.of());
            String key = entity == null ? kind.word() + "/" : Signal.key(kind, entity);
            long deadline = System.nanoTime() + patience.toNanos();
            int read = 0;
            while (read < most && System.nanoTime() < deadline) {
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (ends.isEmpty()) {
                    return new Read(to, true);
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    boolean wanted = record.key() != null
                            && (entity == null
                                    ? record.key().startsWith(key)
                                    : record.key().equals(key));
                    read += wanted && take(record, out) ? 1 : 0;
                }
            }
            return new Read(to, false);
        }
    }

    /** What is no signal was told of when it was evaluated. */
    private static boolean take(ConsumerRecord<String, byte[]> record, Consumer<Signal> out) {
        try {
            SignalRecord.read(record).ifPresent(out);
            return true;
        } catch (InvalidSampleException e) {
            return false;
        }
    }
}
