package io.dynamote.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whole topics from their beginning and goes on with what is new: the source of a read model in memory. Every
 * instance reads everything, so there is no consumer group and nothing to commit. Survives outages of Kafka; what was
 * read stays, with its age.
 */
public final class TopicTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final KafkaProperties kafka;
    private final List<String> topics;
    private final Consumer<ReceivedRecord> receiver;
    private final Clock clock;
    private final ConsumerLags lags;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile @Nullable Instant lastContact;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    private TopicTail(
            KafkaProperties kafka,
            List<String> topics,
            Consumer<ReceivedRecord> receiver,
            Clock clock,
            ConsumerLags lags) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
        this.receiver = receiver;
        this.clock = clock;
        this.lags = lags;
        this.thread = Thread.ofPlatform().name("tail-" + topics.getFirst()).unstarted(this::run);
    }

    /**
     * Starts reading.
     *
     * @param receiver gets each record on the reading thread; must not throw
     */
    public static TopicTail start(
            KafkaProperties kafka, List<String> topics, Consumer<ReceivedRecord> receiver, Clock clock) {
        return start(kafka, topics, receiver, clock, new ConsumerLags(clock));
    }

    /** The same, and tells how far it is behind. */
    public static TopicTail start(
            KafkaProperties kafka,
            List<String> topics,
            Consumer<ReceivedRecord> receiver,
            Clock clock,
            ConsumerLags lags) {
        TopicTail tail = new TopicTail(kafka, topics, receiver, clock, lags);
        tail.thread.start();
        return tail;
    }

    /** Whether everything that was in the topics at the start has been received. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** When Kafka last answered; null if it never has. */
    public @Nullable Instant lastContact() {
        return lastContact;
    }

    private void run() {
        while (isOpen()) {
            try (KafkaConsumer<String, byte[]> opened = open();
                    ConsumerLags.Watch _ = lags.watch(thread.getName(), opened)) {
                consumer = opened;
                read(opened);
            } catch (WakeupException | InterruptException e) {
                return; // closing
            } catch (KafkaException e) {
                LOG.atWarn()
                        .addKeyValue("topics", topics)
                        .addKeyValue("reason", e.getMessage())
                        .log("reading again");
                pause();
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> opened) {
        Collection<TopicPartition> partitions = partitions(opened);
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        while (isOpen()) {
            ConsumerRecords<String, byte[]> records = opened.poll(POLL);
            records.forEach(record -> receiver.accept(received(record)));
            if (!records.isEmpty() || answers(opened, partitions)) {
                lastContact = clock.instant();
            }
            caughtUp = caughtUp
                    || ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue());
        }
    }

    /** A poll without records does not tell whether Kafka is there; its end offsets do. */
    private static boolean answers(KafkaConsumer<String, byte[]> opened, Collection<TopicPartition> partitions) {
        try {
            opened.endOffsets(partitions, Duration.ofSeconds(2));
            return true;
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            return false;
        }
    }

    private Collection<TopicPartition> partitions(KafkaConsumer<String, byte[]> opened) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> opened.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < topics.size()) {
            throw new KafkaException("not all of " + topics + " exist yet");
        }
        return partitions;
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // Records that Kafka deleted before they were read are gone; those after them are not.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static ReceivedRecord received(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new ReceivedRecord(
                record.topic(),
                String.valueOf(record.key()),
                headers,
                record.value(),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause() {
        try {
            var _ = closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops reading; returns at once. */
    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup(); // an interrupt would break off the consumer's own orderly close
        }
    }
}
