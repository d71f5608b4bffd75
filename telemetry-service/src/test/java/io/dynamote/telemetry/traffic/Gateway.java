package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A gateway that reports to Kafka in an untidy way: some requests alone, some in batches, out of order, one record in
 * twenty twice, and everything again that it is not sure has arrived. What it means to tell is in the ledger once.
 */
final class Gateway implements Callable<Long>, AutoCloseable {

    private static final int ROUND = 400;

    private final String name;
    private final long requests;
    private final Ledger ledger;
    private final Random random;
    private final KafkaProducer<String, byte[]> producer;
    private final Deque<ProducerRecord<String, byte[]>> sentBefore = new ArrayDeque<>();

    Gateway(String name, long requests, String bootstrapServers, Ledger ledger) {
        this.name = name;
        this.requests = requests;
        this.ledger = ledger;
        this.random = new Random(name.hashCode());
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
    public Long call() throws InterruptedException {
        long told = 0;
        while (told < requests) {
            List<ProducerRecord<String, byte[]>> round = new ArrayList<>();
            long end = Math.min(requests, told + ROUND);
            while (told < end) {
                told = random.nextBoolean() ? alone(told, round) : together(told, end, round);
            }
            Collections.shuffle(round, random);
            for (ProducerRecord<String, byte[]> record : List.copyOf(round)) {
                if (random.nextInt(20) == 0) {
                    sentBefore.add(record);
                }
            }
            if (sentBefore.size() > 50) {
                round.addAll(sentBefore);
                sentBefore.clear();
            }
            deliver(round);
        }
        return told;
    }

    private long alone(long told, List<ProducerRecord<String, byte[]>> round) {
        RequestFields request = next(told + 1);
        round.add(record(SampleType.LLM_REQUEST, RequestJson.write(request).getBytes(StandardCharsets.UTF_8)));
        return told + 1;
    }

    private long together(long told, long end, List<ProducerRecord<String, byte[]>> round) {
        RequestBatch.Writer batch = new RequestBatch.Writer(name, 1);
        long last = Math.min(end, told + 1 + random.nextInt(60));
        for (long sequence = told + 1; sequence <= last; sequence++) {
            batch.add(next(sequence));
        }
        round.add(record(SampleType.LLM_REQUEST_BATCH, batch.bytes()));
        return last;
    }

    private RequestFields next(long sequence) {
        RequestFields request =
                TrafficRequests.any(random, Instant.now().minusMillis(random.nextInt(20) == 0 ? 60_000 : 200));
        request.producer = name;
        request.epoch = 1;
        request.sequence = sequence;
        ledger.tell(request);
        return request;
    }

    private ProducerRecord<String, byte[]> record(SampleType type, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.REQUESTS.name(), name, value);
        record.headers().add(SampleType.HEADER, type.id().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** Sends until everything is acknowledged. */
    private void deliver(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        List<ProducerRecord<String, byte[]>> left = records;
        while (!left.isEmpty()) {
            List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<String, byte[]> record : left) {
                try {
                    sent.add(producer.send(record));
                } catch (KafkaException e) {
                    sent.add(java.util.concurrent.CompletableFuture.failedFuture(e));
                }
            }
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

    @Override
    public void close() {
        producer.close();
    }
}
