package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import io.dynamote.events.traffic.RequestPosition;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.kafka.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From records to records, without Kafka. */
class RequestCountingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int PARTITION = 3;

    private final MovableClock clock = new MovableClock(NOON);
    private RequestCounting counting = counting();
    private long offset;

    private RequestCounting counting() {
        return new RequestCounting(1_000, new RequestDecoder(clock), clock);
    }

    private static RequestFields request(long sequence, Instant end) {
        RequestFields request = TrafficRequests.request(end, "ns/d", "m", "t");
        request.sequence = sequence;
        return request;
    }

    private ConsumerRecord<String, byte[]> record(int partition, String schema, byte[] value) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(Topics.REQUESTS.name(), partition, offset++, "k", value);
        record.headers().add(SampleType.HEADER, schema.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void count(int partition, SampleType type, byte[] value) {
        counting.count(record(partition, type.id(), value));
    }

    private void tell(int partition, RequestFields request) {
        count(partition, SampleType.LLM_REQUEST, RequestJson.write(request).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] batch(RequestFields... requests) {
        RequestBatch.Writer batch = new RequestBatch.Writer("gateway-1", 1);
        for (RequestFields request : requests) {
            batch.add(request);
        }
        return batch.bytes();
    }

    private static List<ProducerRecord<String, byte[]>> on(String topic, List<ProducerRecord<String, byte[]>> all) {
        return all.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    private static long requests(List<ProducerRecord<String, byte[]>> all) throws InvalidSampleException {
        long requests = 0;
        for (ProducerRecord<String, byte[]> record : on(Topics.TRAFFIC_WINDOWS.name(), all)) {
            for (TrafficWindow.Series series :
                    SampleCodec.decode(record.value(), TrafficWindow.class).series()) {
                requests += series.requests();
            }
        }
        return requests;
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldCountTheNeighboursOfARequestWhoseClockIsAhead() throws Exception {
        count(
                PARTITION,
                SampleType.LLM_REQUEST_BATCH,
                batch(request(1, NOON), request(2, NOON.plusSeconds(90)), request(3, NOON)));

        List<ProducerRecord<String, byte[]>> all = counting.take();

        assertThat(requests(all)).isEqualTo(2);
        List<ProducerRecord<String, byte[]>> letters = on(DeadLetters.TOPIC, all);
        assertThat(letters).hasSize(1);
        assertThat(header(letters.getFirst(), "dynamote_reason"))
                .isEqualTo("1 of the requests of a batch, the first: time must not be more than a minute ahead of the"
                        + " clock here, not: 2026-11-20T12:01:30Z");
        RequestBatch.Reader letter = new RequestBatch.Reader(letters.getFirst().value());
        RequestFields refused = new RequestFields();
        assertThat(letter.count()).isEqualTo(1);
        assertThat(letter.next(refused)).isTrue();
        assertThat(refused.sequence).isEqualTo(2);
        TrafficCounters.Tally tally = counting.takeTally();
        assertThat(List.of(tally.counted, tally.duplicates, tally.unreadable)).containsExactly(2L, 0L, 1L);
    }

    @Test
    void shouldCountTheNeighboursOfARequestWithTokensThatCannotBe() throws Exception {
        RequestFields many = request(2, NOON);
        many.outputTokens = 1L << 62;
        count(PARTITION, SampleType.LLM_REQUEST_BATCH, batch(request(1, NOON), many, many, request(3, NOON)));
        List<ProducerRecord<String, byte[]>> all = counting.take();
        assertThat(requests(all)).isEqualTo(2);
        assertThat(on(DeadLetters.TOPIC, all)).hasSize(1);
        assertThat(counting.takeTally().unreadable).isEqualTo(2);
    }

    @Test
    void shouldWriteLettersOfManyRefusedRequestsThatCanBeSent() {
        RequestBatch.Writer batch = new RequestBatch.Writer("gateway-1", 1);
        for (int i = 1; !batch.isFull(); i++) {
            RequestFields request = request(i, NOON.plusSeconds(120));
            request.model = "语".repeat(250) + i;
            batch.add(request);
        }
        count(PARTITION, SampleType.LLM_REQUEST_BATCH, batch.bytes());
        assertThat(on(DeadLetters.TOPIC, counting.take()))
                .isNotEmpty()
                .allMatch(letter -> letter.value().length < 600_000);
        assertThat(counting.takeTally().unreadable).isEqualTo(batch.count());
    }

    @Test
    void shouldWriteALetterOfWhatItDoesNotKnow() {
        counting.count(record(PARTITION, "llm.request.v7", new byte[] {1}));
        counting.count(record(PARTITION, SampleType.HOST_SAMPLE.id(), new byte[] {1}));
        ConsumerRecord<String, byte[]> bare =
                new ConsumerRecord<>(Topics.REQUESTS.name(), PARTITION, 9, "k", new byte[1]);
        bare.headers().add(SampleType.HEADER, (byte[]) null);
        counting.count(bare);
        assertThat(on(DeadLetters.TOPIC, counting.take()))
                .extracting(letter -> header(letter, "dynamote_reason"))
                .containsExactly(
                        "header schema must name a type of dynamote.requests, not: llm.request.v7",
                        "header schema must name a type of dynamote.requests, not: host.sample.v1",
                        "header schema must name a type of dynamote.requests, not: ");
        assertThat(counting.takeTally().unreadable).isEqualTo(3);
    }

    @Test
    void shouldWriteALetterOfWhatIsLargerThanAnybodyMaySend() {
        count(PARTITION, SampleType.LLM_REQUEST, new byte[50_000_000]);
        List<ProducerRecord<String, byte[]>> letters = on(DeadLetters.TOPIC, counting.take());
        assertThat(letters).hasSize(1);
        assertThat(header(letters.getFirst(), DeadLetters.FULL_LENGTH)).isEqualTo("50000000");
    }

    /** A new life, which knows what the one before has written. */
    private void restart(List<ProducerRecord<String, byte[]>> written) throws InvalidSampleException {
        counting = counting();
        for (ProducerRecord<String, byte[]> position : on(Topics.REQUEST_POSITIONS.name(), written)) {
            counting.positions()
                    .of(position.partition())
                    .restore(position.key(), SampleCodec.decode(position.value(), RequestPosition.class), NOON);
        }
    }

    @Test
    void shouldKeepPositionsWithThePartitionARequestCameFrom() throws Exception {
        List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
        for (int partition = 0; partition < 6; partition++) {
            RequestFields request = request(1, NOON);
            request.producer = "gateway-of-" + partition;
            tell(partition, request);
        }
        written.addAll(counting.take());
        assertThat(on(Topics.REQUEST_POSITIONS.name(), written))
                .hasSize(6)
                .allMatch(position -> position.key().equals("gateway-of-" + position.partition()));

        restart(written);
        for (int partition = 0; partition < 6; partition++) {
            RequestFields again = request(1, NOON);
            again.producer = "gateway-of-" + partition;
            tell(partition, again);
        }

        assertThat(requests(counting.take())).isZero();
        assertThat(counting.takeTally().duplicates).isEqualTo(6);
    }

    @Test
    void shouldTellWhenAProducerComesThroughASecondPartition() {
        tell(1, request(1, NOON));
        tell(1, request(2, NOON));
        tell(2, request(3, NOON));
        tell(1, request(4, NOON));
        tell(2, request(5, NOON));
        TrafficCounters.Tally tally = counting.takeTally();
        assertThat(tally.strayProducers).isEqualTo(1);
        assertThat(tally.counted).isEqualTo(5);
    }

    @Test
    void shouldEraseThePositionOfAProducerThatIsGone() {
        tell(PARTITION, request(1, NOON));
        counting.take();
        clock.move(ProducerPositions.KEPT.plus(Duration.ofSeconds(1)));
        counting.forgetUnused();
        List<ProducerRecord<String, byte[]>> all = counting.take();
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().topic()).isEqualTo(Topics.REQUEST_POSITIONS.name());
        assertThat(all.getFirst().partition()).isEqualTo(PARTITION);
        assertThat(all.getFirst().value()).isNull();
    }
}
