package io.dynamote.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TopicTailIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<ReceivedRecord> received = new CopyOnWriteArrayList<>();
    private EmbeddedKafka kafka;
    private KafkaProperties properties;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void shouldReadFromTheBeginningAndGoOn() throws Exception {
        create("tail", 3);
        send("tail", "a", "1");
        send("tail", "b", "2");
        try (TopicTail tail = tail("tail")) {
            await().atMost(PATIENCE).until(tail::caughtUp);
            assertThat(received).extracting(TopicTailIT::text).containsExactlyInAnyOrder("1", "2");
            send("tail", "a", "3");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(received).extracting(TopicTailIT::text).contains("3"));
            assertThat(received.getFirst().headers()).containsEntry("origin", "test");
        }
    }

    @Test
    void shouldBeCaughtUpWithAnEmptyTopic() throws Exception {
        create("empty", 2);
        try (TopicTail tail = tail("empty")) {
            await().atMost(PATIENCE).until(tail::caughtUp);
            assertThat(tail.lastContact()).isNotNull();
        }
    }

    @Test
    void shouldWaitForATopicThatDoesNotExistYet() throws Exception {
        try (TopicTail tail = tail("later")) {
            create("later", 1);
            send("later", "a", "1");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).hasSize(1));
        }
    }

    @Test
    void shouldSurviveAnOutageAndShowItsAge() throws Exception {
        create("outage", 1);
        try (TopicTail tail = tail("outage")) {
            await().atMost(PATIENCE).until(tail::caughtUp);
            kafka.stop();
            Instant down = Instant.now();
            kafka.restart();
            send("outage", "a", "after");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(received).extracting(TopicTailIT::text).contains("after"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tail.lastContact()).isAfter(down));
        }
    }

    @Test
    void shouldGoOnWithWhatIsLeftWhenRecordsAreDeletedBeforeItReadThem() throws Exception {
        create("truncated", 1);
        var reached = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (TopicTail tail = TopicTail.start(
                properties,
                List.of("truncated"),
                record -> {
                    received.add(record);
                    reached.countDown();
                    awaitOrFail(go);
                },
                Clock.systemUTC())) {
            send("truncated", "a", "1");
            awaitOrFail(reached);
            for (String value : List.of("2", "3", "4")) {
                send("truncated", "a", value);
            }
            deleteBefore("truncated", 4);
            send("truncated", "a", "5");
            go.countDown();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(received)
                            .extracting(TopicTailIT::text)
                            .startsWith("1")
                            .endsWith("5"));
            send("truncated", "a", "6");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(received).extracting(TopicTailIT::text).endsWith("5", "6"));
            assertThat(tail.caughtUp()).isTrue();
        }
    }

    @Test
    void shouldGiveEveryReaderTheWholeTopicAgain() throws Exception {
        create("again", 2);
        send("again", "a", "1");
        send("again", "b", "2");
        try (TopicTail first = tail("again")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).hasSize(2));
            assertThat(first.caughtUp() || first.lastContact() != null).isTrue();
        }
        received.clear();

        try (TopicTail second = tail("again")) {
            await().atMost(PATIENCE).until(second::caughtUp);
            assertThat(received).extracting(TopicTailIT::text).containsExactlyInAnyOrder("1", "2");
        }
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    private void deleteBefore(String topic, long offset) throws Exception {
        try (Admin admin = Admin.create(AdminSettings.of(properties))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    private TopicTail tail(String topic) {
        return TopicTail.start(properties, List.of(topic), received::add, Clock.systemUTC());
    }

    private void create(String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(AdminSettings.of(properties))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void send(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
            record.headers().add("origin", "test".getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    private static String text(ReceivedRecord record) {
        byte[] value = record.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
