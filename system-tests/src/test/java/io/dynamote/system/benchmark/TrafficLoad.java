package io.dynamote.system.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Gateways that report at a fixed rate, whatever becomes of it, for twelve deployments of five models. */
final class TrafficLoad implements AutoCloseable {

    private static final int BATCHES_A_SECOND = 40;

    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private final int perBatch;
    private volatile boolean running = true;
    private long sent;

    TrafficLoad(String bootstrapServers, int perSecond) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.perBatch = perSecond / BATCHES_A_SECOND;
        this.thread = Thread.ofPlatform().name("load").start(this::run);
    }

    private void run() {
        Random random = new Random(1);
        long next = System.nanoTime();
        while (running) {
            RequestBatch.Writer batch = new RequestBatch.Writer("load-1", 1);
            for (int i = 0; i < perBatch; i++) {
                batch.add(request(random));
            }
            send("load-1", batch.bytes());
            next += 1_000_000_000L / BATCHES_A_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private RequestFields request(Random random) {
        int place = random.nextInt(12);
        RequestFields request = named("load-1", "model-" + place % 5);
        request.sequence = ++sent;
        request.deployment = "load/deployment-" + place;
        request.team = "team-" + random.nextInt(3);
        request.durationMicros = (long) Math.exp(13 + 0.7 * random.nextGaussian());
        request.firstTokenMicros = request.durationMicros / 5;
        request.inputTokens = random.nextLong(4_000);
        request.outputTokens = 1 + random.nextLong(400);
        return request;
    }

    /** One request of a model of its own, that ends now. */
    void mark(String model, long inputTokens, long number) {
        RequestFields request = named("marker", model);
        request.sequence = number;
        request.durationMicros = 1_000;
        request.inputTokens = inputTokens;
        RequestBatch.Writer batch = new RequestBatch.Writer("marker", 1);
        batch.add(request);
        send("marker", batch.bytes());
    }

    private static RequestFields named(String name, String model) {
        RequestFields request = new RequestFields();
        request.producer = name;
        request.epoch = 1;
        request.endMicros = Instant.now().toEpochMilli() * 1_000;
        request.model = model;
        request.status = 200;
        return request;
    }

    private void send(String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.REQUESTS.name(), key, value);
        record.headers()
                .add(SampleType.HEADER, SampleType.LLM_REQUEST_BATCH.id().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record);
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
