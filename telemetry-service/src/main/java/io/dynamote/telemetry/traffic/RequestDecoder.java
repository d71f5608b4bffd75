package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes the requests out of a record of {@code dynamote.requests}. */
final class RequestDecoder {

    /** A clock of a gateway may be ahead by this much. */
    private static final long AHEAD_MICROS = TimeUnit.MINUTES.toMicros(1);

    private final Clock clock;
    private final RequestFields request = new RequestFields();

    /** Receives what a record holds. */
    interface Sink {
        /** A finished request, each in the same object. */
        void request(RequestFields request);

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
        if (schema.equals(SampleType.LLM_REQUEST_BATCH.id())) {
            RequestBatch.Reader batch = new RequestBatch.Reader(value);
            while (batch.next(request)) {
                hand(sink);
            }
        } else if (schema.equals(SampleType.LLM_REQUEST.id())) {
            RequestJson.read(value, request);
            hand(sink);
        } else if (schema.equals(SampleType.GATEWAY_PULSE.id())) {
            sink.pulse(SampleCodec.decode(value, GatewayPulse.class));
        } else if (schema.equals(SampleType.FRONTEND_READING.id())) {
            FrontendReading reading = SampleCodec.decode(value, FrontendReading.class);
            checkTime(TimeUnit.MILLISECONDS.toMicros(reading.time().toEpochMilli()));
            sink.reading(reading);
        } else if (SampleType.byId(schema).isEmpty() && schema.isEmpty()) {
            throw new InvalidSampleException("header " + SampleType.HEADER, schema, "must name the type of the record");
        }
    }

    private void hand(Sink sink) throws InvalidSampleException {
        checkTime(request.endMicros);
        sink.request(request);
    }

    private void checkTime(long micros) throws InvalidSampleException {
        if (micros > TimeUnit.MILLISECONDS.toMicros(clock.millis()) + AHEAD_MICROS) {
            throw new InvalidSampleException(
                    "time", Long.toString(micros), "must not be more than a minute ahead of the clock here");
        }
    }

    private static String schema(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(SampleType.HEADER);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
