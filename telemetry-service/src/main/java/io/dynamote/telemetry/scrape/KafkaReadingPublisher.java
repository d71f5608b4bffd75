package io.dynamote.telemetry.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.runtime.kafka.KafkaProperties;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts readings on {@code dynamote.requests}. */
@Singleton
final class KafkaReadingPublisher implements ReadingPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaReadingPublisher.class);

    private final KafkaProducer<String, byte[]> producer;

    KafkaReadingPublisher(KafkaProperties kafka) {
        this.producer = new KafkaProducer<>(
                kafka.client(Map.of(
                        "linger.ms",
                        5,
                        "compression.type",
                        "lz4",
                        "max.block.ms",
                        1_000,
                        "request.timeout.ms",
                        3_000,
                        "delivery.timeout.ms",
                        4_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void publish(FrontendReading reading, Runnable stored) {
        SampleType type = SampleType.FRONTEND_READING;
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.topic().name(), reading.producer(), SampleCodec.encode(reading));
        record.headers().add(SampleType.HEADER, type.id().getBytes(StandardCharsets.UTF_8));
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    stored.run();
                } else {
                    lost(reading, failure);
                }
            });
        } catch (KafkaException e) {
            lost(reading, e);
        }
    }

    private static void lost(FrontendReading reading, Exception failure) {
        LOG.atWarn()
                .addKeyValue("producer", reading.producer())
                .addKeyValue("reason", failure.toString())
                .log("a reading was not stored; the next one makes up for it");
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
