package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Straight to the topic. */
final class KafkaDelivery implements Delivery {

    private final String gateway;
    private final KafkaProducer<String, byte[]> producer;

    KafkaDelivery(String gateway, String bootstrapServers) {
        this.gateway = gateway;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "linger.ms", 2,
                        "max.block.ms", 5_000,
                        "delivery.timeout.ms", 6_000,
                        "request.timeout.ms", 3_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public void deliver(List<Parcel> parcels) throws InterruptedException {
        List<Parcel> left = parcels;
        while (!left.isEmpty()) {
            List<Future<?>> sent = new ArrayList<>();
            for (Parcel parcel : left) {
                sent.add(send(parcel));
            }
            List<Parcel> again = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                try {
                    sent.get(i).get(10, TimeUnit.SECONDS);
                } catch (ExecutionException | TimeoutException e) {
                    again.add(left.get(i));
                }
            }
            left = again;
        }
    }

    private Future<?> send(Parcel parcel) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.REQUESTS.name(), gateway, parcel.bytes());
        record.headers().add(SampleType.HEADER, parcel.type().id().getBytes(StandardCharsets.UTF_8));
        try {
            return producer.send(record);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
