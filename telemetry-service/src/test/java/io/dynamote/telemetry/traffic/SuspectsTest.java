package io.dynamote.telemetry.traffic;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuspectsTest {

    private static final TopicPartition ONE = new TopicPartition("t", 1);
    private static final TopicPartition TWO = new TopicPartition("t", 2);
    private final RuntimeException tooLarge =
            new KafkaException("in an error state", new RecordTooLargeException("3000000"));

    private final Suspects suspects = new Suspects();

    private static ConsumerRecord<String, String> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "k", "v");
    }

    private void ended(long begin, long end, RuntimeException why) {
        suspects.ended(Map.of(ONE, begin), Map.of(ONE, new OffsetAndMetadata(end)), why);
    }

    private void lives(int count, RuntimeException why) {
        for (int i = 0; i < count; i++) {
            ended(10, 15, why);
        }
    }

    @Test
    void shouldSuspectWhatLivesReadThatEndedAtOnePlace() {
        lives(Suspects.PATIENCE - 1, tooLarge);
        assertThat(suspects.suspect(record(ONE, 10))).isFalse();
        lives(1, tooLarge);
        assertThat(suspects.suspect(record(ONE, 10))).isTrue();
        assertThat(suspects.suspect(record(ONE, 14))).isTrue();
        assertThat(suspects.suspect(record(ONE, 15))).isFalse();
        assertThat(suspects.suspect(record(TWO, 10))).isFalse();
        assertThat(suspects.isCulprit(record(ONE, 10))).isFalse();
    }

    @Test
    void shouldSuspectNothingAsLongAsItGoesOn() {
        for (int i = 0; i < 10; i++) {
            ended(10 + i, 15 + i, tooLarge);
        }
        assertThat(suspects.suspect(record(ONE, 10))).isFalse();
    }

    @Test
    void shouldSuspectNothingWhileKafkaIsAway() {
        lives(10, new TimeoutException("no answer"));
        lives(10, new KafkaException("in an error state", new TimeoutException("no answer")));
        assertThat(suspects.suspect(record(ONE, 10))).isFalse();
    }

    @Test
    void shouldFindTheCulpritAndForgetItWhenThatIsWritten() {
        lives(Suspects.PATIENCE, new ArithmeticException("long overflow"));
        suspects.alone(record(ONE, 10));
        suspects.written(Map.of(ONE, new OffsetAndMetadata(11)));
        suspects.alone(record(ONE, 11));
        ended(11, 12, new ArithmeticException("long overflow"));

        assertThat(suspects.isCulprit(record(ONE, 11))).isTrue();
        assertThat(suspects.isCulprit(record(ONE, 10))).isFalse();
        assertThat(suspects.suspect(record(ONE, 11))).isTrue();

        suspects.written(Map.of(ONE, new OffsetAndMetadata(12)));
        assertThat(suspects.isCulprit(record(ONE, 11))).isFalse();
        assertThat(suspects.suspect(record(ONE, 12))).isTrue();
        suspects.written(Map.of(ONE, new OffsetAndMetadata(15)));
        assertThat(suspects.suspect(record(ONE, 14))).isFalse();
    }

    @Test
    void shouldNotTakeARecordForACulpritBecauseKafkaWentAway() {
        lives(Suspects.PATIENCE, tooLarge);
        suspects.alone(record(ONE, 10));
        ended(10, 11, new TimeoutException("no answer"));
        assertThat(suspects.isCulprit(record(ONE, 10))).isFalse();
        assertThat(suspects.suspect(record(ONE, 10))).isTrue();
    }
}
