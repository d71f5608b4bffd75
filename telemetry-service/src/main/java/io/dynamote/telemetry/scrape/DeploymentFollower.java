package io.dynamote.telemetry.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the scraper which deployments there are. The instances share the partitions of {@code dynamote.deployments} as a
 * consumer group; whoever gets one reads it from its beginning. Nothing is committed: what is in the topic is the state.
 */
@Context
final class DeploymentFollower implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentFollower.class);
    private static final String GROUP = "dynamote.frontend-scraper";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final Scraper scraper;
    private final ConsumerLags lags;
    private final Lives lives;
    private volatile Set<Integer> partitions = Set.of();

    DeploymentFollower(KafkaProperties kafka, ScrapeProperties properties, Scraper scraper, ConsumerLags lags) {
        this.kafka = kafka;
        this.scraper = scraper;
        this.lags = lags;
        this.lives = new Lives("frontend-scraper", this::follow);
        if (properties.enabled()) {
            lives.start();
        }
    }

    /** The partitions of {@code dynamote.deployments} that are this instance's share. */
    Set<Integer> partitions() {
        return partitions;
    }

    private void follow(BooleanSupplier goOn) {
        try (KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("frontend-scraper", consumer)) {
            consumer.subscribe(List.of(Topics.DEPLOYMENTS.name()), new Share(consumer));
            while (goOn.getAsBoolean()) {
                consumer.poll(POLL).forEach(this::receive);
            }
        } finally {
            scraper.release(partitions);
            partitions = Set.of();
        }
    }

    private void receive(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        EncodedEvent encoded = new EncodedEvent(record.topic(), String.valueOf(record.key()), headers, record.value());
        try {
            EventCodec.decode(encoded)
                    .map(Event::data)
                    .ifPresentOrElse(
                            data -> scraper.apply(record.partition(), encoded.key(), (DeploymentState) data), () -> {
                                if (record.value() == null) {
                                    scraper.apply(record.partition(), encoded.key(), null);
                                }
                            });
        } catch (UnreadableEventException e) {
            LOG.atWarn()
                    .addKeyValue("deployment", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("a state cannot be read; its frontends stay as they were known");
        }
    }

    private final class Share implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;

        Share(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> come) {
            consumer.seekToBeginning(come);
            Set<Integer> all = new TreeSet<>(partitions);
            come.forEach(partition -> all.add(partition.partition()));
            partitions = Set.copyOf(all);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            List<Integer> numbers = gone.stream().map(TopicPartition::partition).toList();
            scraper.release(numbers);
            Set<Integer> rest = new TreeSet<>(partitions);
            rest.removeAll(numbers);
            partitions = Set.copyOf(rest);
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        GROUP,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        // deployment-service makes the topic, maybe later than this asks for it.
                        "metadata.max.age.ms",
                        2_000,
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        1_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
