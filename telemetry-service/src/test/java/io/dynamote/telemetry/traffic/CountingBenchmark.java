package io.dynamote.telemetry.traffic;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counting costs, from the value of a record to the windows that are written: reading, recognising duplicates,
 * adding, and every 100 ms' worth encoding. Requests per CPU second of one thread, without Kafka's client.
 */
class CountingBenchmark {

    private static final int REQUESTS = 200_000;
    private static final int ROUNDS = 8;
    private static final int FLUSH = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void shouldCountFast() throws InvalidSampleException {
        Random random = new Random(5);
        List<ConsumerRecord<String, byte[]>> alone = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> together = new ArrayList<>();
        RequestBatch.Writer batch = new RequestBatch.Writer("gateway-1", 1);
        for (int i = 1; i <= REQUESTS; i++) {
            RequestFields request = TrafficRequests.any(random, Instant.now().minusMillis(random.nextInt(500)));
            request.sequence = i;
            alone.add(record(SampleType.LLM_REQUEST, RequestJson.write(request).getBytes(StandardCharsets.UTF_8)));
            batch.add(request);
            if (batch.count() == 500) {
                together.add(record(SampleType.LLM_REQUEST_BATCH, batch.bytes()));
                batch = new RequestBatch.Writer("gateway-1", 1);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "benchmark counting: JSON %d bytes a request, batch %d bytes a request%n",
                alone.stream().mapToInt(r -> r.value().length).sum() / REQUESTS,
                together.stream().mapToInt(r -> r.value().length).sum() / REQUESTS);
        for (int round = 1; round <= ROUNDS; round++) {
            double json = perCpuSecond(alone);
            double binary = perCpuSecond(together);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark counting, round %d: JSON %,.0f, batches %,.0f requests per CPU second, ratio %.1f%n",
                    round,
                    json,
                    binary,
                    binary / json);
        }
    }

    private static double perCpuSecond(List<ConsumerRecord<String, byte[]>> records) throws InvalidSampleException {
        RequestDecoder decoder = new RequestDecoder(Clock.systemUTC());
        ProducerPositions positions = new ProducerPositions(_ -> {});
        Deltas deltas = new Deltas(1_000);
        RequestDecoder.Sink counting = new RequestDecoder.Sink() {
            @Override
            public void request(RequestFields request) {
                if (positions.count(request)) {
                    deltas.add(request);
                }
            }

            @Override
            public void refused(byte[] batch, int count, InvalidSampleException first) {
                throw new IllegalStateException("there are none here", first);
            }

            @Override
            public void pulse(GatewayPulse pulse) {
                throw new IllegalStateException("there are none here");
            }

            @Override
            public void reading(FrontendReading reading) {
                throw new IllegalStateException("there are none here");
            }
        };
        long[] written = {0};
        long begin = THREADS.getCurrentThreadCpuTime();
        for (ConsumerRecord<String, byte[]> record : records) {
            decoder.decode(record, counting);
            if (deltas.requests() >= FLUSH) {
                deltas.take().forEach(window -> written[0] += SampleCodec.encode(window).length);
                positions.takeChanges(Instant.now());
            }
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        assertThat(written[0]).isPositive();
        return REQUESTS / seconds;
    }

    private static ConsumerRecord<String, byte[]> record(SampleType type, byte[] value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(Topics.REQUESTS.name(), 0, 0, "gateway-1", value);
        record.headers().add(SampleType.HEADER, type.id().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
