package io.dynamote.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RewindTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final SentInBetween consumer = new SentInBetween();

    /** A record is sent while the consumer asks which one was the first since a time: too late for the answer. */
    private static final class SentInBetween extends MockConsumer<String, byte[]> {

        private long first = -1;

        private SentInBetween() {
            super("latest");
            assign(List.of(PARTITION));
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            updateEndOffsets(Map.of(PARTITION, 7L));
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            assertThat(times).containsEntry(PARTITION, SINCE.toEpochMilli());
            updateEndOffsets(Map.of(PARTITION, 8L));
            return first < 0 ? Map.of() : Map.of(PARTITION, new OffsetAndTimestamp(first, SINCE.toEpochMilli()));
        }
    }

    private long position(Map<TopicPartition, Long> known) {
        Rewind.to(SINCE, consumer, List.of(PARTITION), known);
        return consumer.position(PARTITION);
    }

    @Test
    void shouldReadWhatIsSentWhileItLooksForTheBeginning() {
        assertThat(position(Map.of())).isEqualTo(7);
        consumer.addRecord(new ConsumerRecord<>("t", 0, 7, "k", "v".getBytes(StandardCharsets.UTF_8)));
        assertThat(consumer.poll(Duration.ZERO).count()).isEqualTo(1);
    }

    @Test
    void shouldBeginWithTheFirstRecordSinceTheMoment() {
        consumer.first = 3;
        assertThat(position(Map.of())).isEqualTo(3);
    }

    @Test
    void shouldGoOnWhereItWas() {
        consumer.first = 3;
        assertThat(position(Map.of(PARTITION, 5L))).isEqualTo(5);
    }
}
