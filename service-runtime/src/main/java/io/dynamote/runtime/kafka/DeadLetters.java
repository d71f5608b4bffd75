package io.dynamote.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where records go that cannot be read or sent, so that they stop nobody and are not lost from sight. Publishing never
 * blocks for long: the log line tells what happened even if Kafka does not take the letter.
 */
@Singleton
@Requires(beans = KafkaProperties.class)
public class DeadLetters implements Measured {

    /** Topic of the dead letters; keyed by the source topic. */
    public static final String TOPIC = "dynamote.dead-letters";

    /** Header with the length of a value of which only the beginning is in the letter. */
    public static final String FULL_LENGTH = "dynamote_full_length";

    /** Most bytes of a value in a letter, so that one with all of its headers stays below the million that Kafka takes. */
    static final int MOST_VALUE = 500_000;

    private static final int MOST_HEADERS = 50;
    private static final int LONGEST_TEXT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<String, byte[]> producer;
    private final Map<String, LongAdder> published = new ConcurrentHashMap<>();

    DeadLetters(KafkaProperties kafka) {
        this.producer = new KafkaProducer<>(
                kafka.client(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes a letter.
     *
     * @param sourceTopic where the record came from or was bound for
     * @param headers its headers as text; kept under their names
     * @param value its value as it was
     * @param reason why it could not be taken
     */
    public void publish(String sourceTopic, Map<String, String> headers, byte @Nullable [] value, String reason) {
        published.computeIfAbsent(sourceTopic, _ -> new LongAdder()).increment();
        var _ = producer.send(letter(sourceTopic, headers, value, reason), (metadata, failure) -> {
            if (failure != null) {
                LOG.atError()
                        .addKeyValue("topic", sourceTopic)
                        .setCause(failure)
                        .log("dead letter was not taken");
            }
        });
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.counters(
                "dynamote_dead_letters_total",
                "Records that could not be read or sent and went to dynamote.dead-letters, by the topic that they were of.",
                "topic",
                () -> published));
    }

    /**
     * The letter alone, for those who publish it in a transaction of their own; parameters as above. A letter must never
     * be what cannot be sent: a long value is cut, which header {@value #FULL_LENGTH} says, and so are headers.
     */
    public static ProducerRecord<String, byte[]> letter(
            String sourceTopic, Map<String, String> headers, byte @Nullable [] value, String reason) {
        LOG.atWarn()
                .addKeyValue("topic", sourceTopic)
                .addKeyValue("reason", reason)
                .log("dead letter");
        boolean whole = value == null || value.length <= MOST_VALUE;
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(TOPIC, sourceTopic, whole ? value : Arrays.copyOf(value, MOST_VALUE));
        headers.entrySet().stream()
                .limit(MOST_HEADERS)
                .forEach(header -> add(letter, cut(header.getKey()), header.getValue()));
        add(letter, "dynamote_reason", reason);
        if (!whole) {
            add(letter, FULL_LENGTH, Integer.toString(value.length));
        }
        return letter;
    }

    private static void add(ProducerRecord<String, byte[]> letter, String name, String text) {
        letter.headers().add(name, cut(text).getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
