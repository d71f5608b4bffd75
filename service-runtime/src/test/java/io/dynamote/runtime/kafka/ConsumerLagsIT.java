package io.dynamote.runtime.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.runtime.metrics.Told;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConsumerLagsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TOPIC = "dynamote.some-samples";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private static EmbeddedKafka kafka;
    private final ConsumerLags lags = new ConsumerLags(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < 10; i++) {
                var _ = producer.send(new ProducerRecord<>(TOPIC, 0, "key", "value " + i));
            }
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.poll.records", 4),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private List<String> lines(String of) {
        return Told.by(lags).stream().filter(line -> line.startsWith(of)).toList();
    }

    @Test
    void shouldTellWhatIsLeftToReadUnderTheNameOfTheTopic() {
        try (KafkaConsumer<String, String> consumer = consumer();
                ConsumerLags.Watch _ = lags.watch("reader", consumer)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            assertThat(lines("dynamote_kafka_consumer_lag_records")).isEmpty();
            assertThat(lines("dynamote_kafka_consumer_poll_age_seconds")).isEmpty();

            await().atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());

            assertThat(lines("dynamote_kafka_consumer_lag_records"))
                    .containsExactly(
                            "dynamote_kafka_consumer_lag_records{reader=\"reader\",topic=\"" + TOPIC + "\"} 6.0");
            assertThat(lines("dynamote_kafka_consumer_poll_age_seconds{reader=\"reader\"}"))
                    .hasSize(1);
            await().atMost(PATIENCE)
                    .until(() -> consumer.poll(Duration.ofMillis(100)).isEmpty());
            assertThat(lines("dynamote_kafka_consumer_lag_records"))
                    .containsExactly(
                            "dynamote_kafka_consumer_lag_records{reader=\"reader\",topic=\"" + TOPIC + "\"} 0.0");
        }
        assertThat(lines("dynamote_kafka_consumer_")).isEmpty();
    }

    @Test
    void shouldSayThatAReaderDoesNotAskAnyMore() {
        try (KafkaConsumer<String, String> consumer = consumer();
                ConsumerLags.Watch _ = lags.watch("stuck", consumer)) {
            consumer.assign(List.of(PARTITION));
            consumer.poll(Duration.ZERO);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lines("dynamote_kafka_consumer_poll_age_seconds"))
                            .containsExactly("dynamote_kafka_consumer_poll_age_seconds{reader=\"stuck\"} 2.0"));
        }
    }

    @Test
    void shouldTellUpToWhenEverythingWasRead() {
        AtomicReference<@Nullable Instant> until = new AtomicReference<>();
        lags.heard("tail", until::get);
        assertThat(lines("dynamote_kafka_consumer_behind_seconds")).isEmpty();
        until.set(NOW.minusSeconds(30));
        assertThat(lines("dynamote_kafka_consumer_behind_seconds"))
                .containsExactly("dynamote_kafka_consumer_behind_seconds{reader=\"tail\"} 30.0");
    }
}
