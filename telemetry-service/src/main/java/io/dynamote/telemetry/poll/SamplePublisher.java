package io.dynamote.telemetry.poll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.dynamote.events.SampleType;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleWriter;
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

/** Puts polled samples on {@code dynamote.host-samples}. One that Kafka does not take is lost: the next comes soon. */
@Singleton
final class SamplePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(SamplePublisher.class);

    private final KafkaProducer<String, byte[]> producer;

    SamplePublisher(KafkaProperties kafka) {
        this.producer = new KafkaProducer<>(
                kafka.client(Map.of(
                        "linger.ms",
                        5,
                        "compression.type",
                        "lz4",
                        "max.block.ms",
                        2_000,
                        "request.timeout.ms",
                        3_000,
                        "delivery.timeout.ms",
                        10_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void publish(HostSample sample) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            HostSampleWriter.write(sample, json);
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(SampleType.HOST_SAMPLE.topic().name(), sample.key(), json.toByteArray());
            record.headers().add(SampleType.HEADER, SampleType.HOST_SAMPLE.id().getBytes(StandardCharsets.UTF_8));
            var _ = producer.send(record, (_, failure) -> {
                if (failure != null) {
                    lost(sample, failure);
                }
            });
        } catch (KafkaException e) {
            lost(sample, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lost(HostSample sample, Exception failure) {
        LOG.atWarn()
                .addKeyValue("host", sample.key())
                .addKeyValue("reason", failure.toString())
                .log("a polled sample was not taken");
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
