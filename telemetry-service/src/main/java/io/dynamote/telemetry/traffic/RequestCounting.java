package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.runtime.kafka.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From records of {@code dynamote.requests} to the records that say what was counted, without Kafka's clients. */
final class RequestCounting {

    private static final Logger LOG = LoggerFactory.getLogger(RequestCounting.class);

    private final RequestDecoder decoder;
    private final Clock clock;
    private final Deltas deltas;
    private final Deltas frontendDeltas;
    private final Pulses pulses;
    private final PartitionPositions positions = new PartitionPositions(this::strayed);
    private final List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    private TrafficCounters.Tally tally = new TrafficCounters.Tally();

    /**
     * Nothing counted.
     *
     * @param mostSeries combinations of deployment, model and team that are told apart
     */
    RequestCounting(int mostSeries, RequestDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
        this.deltas = new Deltas(mostSeries);
        this.frontendDeltas = new Deltas(mostSeries, TrafficSource.FRONTEND);
        this.pulses = new Pulses(clock);
    }

    /** Counts what is in a record, and writes a letter of what cannot be read. */
    void count(ConsumerRecord<String, byte[]> record) {
        try {
            decoder.decode(record, new Sink(record, positions.of(record.partition())));
        } catch (InvalidSampleException e) {
            refuse(record, String.valueOf(e.getMessage()));
        }
    }

    /** Counts nothing of a record, and writes a letter of it. */
    void refuse(ConsumerRecord<String, byte[]> record, String reason) {
        tally.unreadable++;
        letters.add(DeadLetters.letter(record.topic(), headers(record), record.value(), reason));
    }

    /** What is in a record, counted. */
    private final class Sink implements RequestDecoder.Sink {

        private final ConsumerRecord<String, byte[]> record;
        private final ProducerPositions counted;

        private Sink(ConsumerRecord<String, byte[]> record, ProducerPositions counted) {
            this.record = record;
            this.counted = counted;
        }

        @Override
        public void request(RequestFields request) {
            if (counted.count(request)) {
                deltas.add(request);
                tally.counted++;
            } else {
                tally.duplicates++;
            }
        }

        @Override
        public void refused(byte[] batch, int count, InvalidSampleException first) {
            tally.unreadable += count;
            letters.add(DeadLetters.letter(
                    record.topic(),
                    headers(record),
                    batch,
                    count + " of the requests of a batch, the first: " + first.getMessage()));
        }

        @Override
        public void pulse(GatewayPulse pulse) {
            pulses.add(pulse);
        }

        @Override
        public void reading(FrontendReading reading) {
            for (FrontendDelta delta : counted.count(reading)) {
                frontendDeltas.add(reading, delta);
            }
            FrontendPulse.of(reading).ifPresent(pulses::add);
        }
    }

    private void strayed(String producer) {
        tally.strayProducers++;
        LOG.atWarn()
                .addKeyValue("producer", producer)
                .log("a producer sends through several partitions, what it repeats is not recognised");
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        });
        return headers;
    }

    /** What has been counted so far, by partition. */
    PartitionPositions positions() {
        return positions;
    }

    /** Makes room in place of what has not come for long. */
    void forgetUnused() {
        deltas.forgetUnused();
        frontendDeltas.forgetUnused();
        positions.forgetGone(clock.instant());
    }

    /** Everything that is to be written, which is forgotten here. */
    List<ProducerRecord<String, byte[]>> take() {
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>(letters);
        letters.clear();
        windows(deltas, all);
        windows(frontendDeltas, all);
        positions
                .all()
                .forEach((partition, counted) -> counted.takeChanges(clock.instant())
                        .forEach((producer, position) -> all.add(typed(
                                SampleType.REQUEST_POSITION,
                                new ProducerRecord<>(
                                        Topics.REQUEST_POSITIONS.name(),
                                        partition,
                                        producer,
                                        position.map(SampleCodec::encode).orElse(null))))));
        pulses.take()
                .forEach(active -> all.add(typed(
                        SampleType.TRAFFIC_ACTIVE,
                        new ProducerRecord<>(
                                Topics.TRAFFIC_ACTIVE.name(), active.producer(), SampleCodec.encode(active)))));
        return all;
    }

    /** What became of the requests since this was asked for the last time. */
    TrafficCounters.Tally takeTally() {
        TrafficCounters.Tally taken = tally;
        tally = new TrafficCounters.Tally();
        return taken;
    }

    private static void windows(Deltas counted, List<ProducerRecord<String, byte[]>> into) {
        counted.take()
                .forEach(window -> into.add(typed(
                        SampleType.TRAFFIC_WINDOW,
                        new ProducerRecord<>(
                                Topics.TRAFFIC_WINDOWS.name(), window.deployment(), SampleCodec.encode(window)))));
    }

    private static ProducerRecord<String, byte[]> typed(SampleType type, ProducerRecord<String, byte[]> record) {
        record.headers().add(SampleType.HEADER, type.id().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
