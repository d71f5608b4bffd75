package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import io.dynamote.events.traffic.RequestTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Takes the requests out of a record of {@code dynamote.requests}. */
final class RequestDecoder {

    /** What a producer can send at most, unless somebody raised what Kafka takes; a zipped record may hold far more. */
    private static final int MOST_BYTES = 1 << 20;

    private final Clock clock;
    private final RequestFields request = new RequestFields();

    /** Receives what a record holds. */
    interface Sink {
        /** A finished request, each in the same object. */
        void request(RequestFields request);

        /**
         * Those requests of a batch that do not hold to the contract; the others were handed on.
         *
         * @param batch of them alone
         * @param count how many they are
         * @param first what is wrong with the first one
         */
        void refused(byte[] batch, int count, InvalidSampleException first);

        /** What a producer has under way. */
        void pulse(GatewayPulse pulse);

        /** What the counters of a frontend stand at. */
        void reading(FrontendReading reading);
    }

    RequestDecoder(Clock clock) {
        this.clock = clock;
    }

    /**
     * Hands on everything in the record.
     *
     * @throws InvalidSampleException if it cannot be read; requests before the fault were handed on
     */
    void decode(ConsumerRecord<String, byte[]> record, Sink sink) throws InvalidSampleException {
        String schema = schema(record);
        byte[] value = record.value();
        if (value == null) {
            throw new InvalidSampleException("value", "nothing", "must be a " + schema);
        }
        if (value.length > MOST_BYTES) {
            throw new InvalidSampleException("value", value.length + " bytes", "must be at most " + MOST_BYTES);
        }
        SampleType type = SampleType.byId(schema).orElseThrow(() -> notOurs(schema));
        switch (type) {
            case LLM_REQUEST_BATCH -> batch(new RequestBatch.Reader(value), sink);
            case LLM_REQUEST -> {
                RequestJson.read(value, request);
                requireNotAhead(request.endMicros);
                sink.request(request);
            }
            case GATEWAY_PULSE -> sink.pulse(SampleCodec.decode(value, GatewayPulse.class));
            case FRONTEND_READING -> {
                FrontendReading reading = SampleCodec.decode(value, FrontendReading.class);
                requireNotAhead(TimeUnit.MILLISECONDS.toMicros(reading.time().toEpochMilli()));
                sink.reading(reading);
            }
            case TRAFFIC_WINDOW, TRAFFIC_ACTIVE, REQUEST_POSITION, HOST_SAMPLE, LOG_LINE, SIGNAL ->
                throw notOurs(schema);
        }
    }

    private static InvalidSampleException notOurs(String schema) {
        return new InvalidSampleException(
                "header " + SampleType.HEADER, schema, "must name a type of " + Topics.REQUESTS.name());
    }

    /** A request that is at fault does not take its neighbours with it, as long as they can be found. */
    private void batch(RequestBatch.Reader batch, Sink sink) throws InvalidSampleException {
        RequestBatch.@Nullable Writer refused = null;
        @Nullable InvalidSampleException first = null;
        boolean more = true;
        while (more) {
            try {
                more = batch.next(request);
                if (more) {
                    requireNotAhead(request.endMicros);
                    sink.request(request);
                }
            } catch (InvalidSampleException e) {
                if (batch.isTorn()) {
                    throw e;
                }
                if (refused != null && first != null && refused.isFull()) {
                    sink.refused(refused.bytes(), refused.count(), first);
                    refused = null;
                }
                if (refused == null || first == null) {
                    refused = new RequestBatch.Writer(request.producer, request.epoch);
                    first = e;
                }
                refused.add(request);
            }
        }
        if (refused != null && first != null) {
            sink.refused(refused.bytes(), refused.count(), first);
        }
    }

    private void requireNotAhead(long micros) throws InvalidSampleException {
        RequestTime.requireNotAhead(micros, clock.millis());
    }

    private static String schema(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(SampleType.HEADER);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
