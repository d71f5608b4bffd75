package io.dynamote.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeardTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private Instant now = BEGIN;
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Heard heard = new Heard(clock);
    private final MockConsumer<String, byte[]> consumer = consumer();
    private long sent;

    private static MockConsumer<String, byte[]> consumer() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumer.seek(PARTITION, 0);
        return consumer;
    }

    /** Something is sent; it comes with the next poll. */
    private void send() {
        consumer.addRecord(new ConsumerRecord<>("t", 0, sent, "k", "v".getBytes(StandardCharsets.UTF_8)));
        sent++;
        consumer.updateEndOffsets(Map.of(PARTITION, sent));
    }

    private void poll() {
        consumer.poll(Duration.ZERO);
        heard.polled(consumer);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void shouldKnowNothingBeforeWhatLayThereHasBeenRead() {
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        poll();
        assertThat(heard.until()).isNull();
        pass(700);
        send();
        poll();
        assertThat(heard.until()).isEqualTo(BEGIN);
    }

    @Test
    void shouldGoOnWhileNothingIsSentAndKafkaAnswers() {
        poll();
        pass(499);
        poll();
        assertThat(heard.until()).isEqualTo(BEGIN);
        pass(1);
        poll();
        assertThat(heard.until()).isEqualTo(BEGIN.plusMillis(500));
    }

    @Test
    void shouldStandStillWhileKafkaIsAwayAndGoOnAfterwards() {
        poll();
        pass(60_000);
        consumer.setOffsetsException(new TimeoutException("away"));
        poll();
        assertThat(heard.until()).isEqualTo(BEGIN);
        pass(1_000);
        consumer.setOffsetsException(null);
        poll();
        assertThat(heard.until()).isEqualTo(BEGIN.plusSeconds(61));
    }

    @Test
    void shouldKeepWhatWasHeardWhenAnotherConsumerGoesOn() {
        poll();
        send();
        pass(600);
        heard.polled(consumer);
        heard.begin();
        MockConsumer<String, byte[]> other = consumer();
        heard.polled(other);
        assertThat(heard.until()).isEqualTo(BEGIN.plusMillis(600));
    }

    @Test
    void shouldGoOnWhenTheClockIsSetBack() {
        poll();
        pass(-3_600_000);
        poll();
        assertThat(heard.until()).isEqualTo(BEGIN.minusSeconds(3_600));
    }
}
