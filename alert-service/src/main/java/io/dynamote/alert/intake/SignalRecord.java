package io.dynamote.alert.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.signal.Signal;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record of {@code dynamote.signals}. */
final class SignalRecord {

    private SignalRecord() {}

    /**
     * The signal in it; empty if it holds something else, as newer versions may.
     *
     * @throws InvalidSampleException if it should be a signal and is none
     */
    static Optional<Signal> read(ConsumerRecord<String, byte[]> record) throws InvalidSampleException {
        Header schema = record.headers().lastHeader(SampleType.HEADER);
        boolean isSignal =
                schema != null && SampleType.SIGNAL.id().equals(new String(schema.value(), StandardCharsets.UTF_8));
        if (!isSignal || record.value() == null) {
            return Optional.empty();
        }
        return Optional.of(SampleCodec.decode(record.value(), Signal.class));
    }

    static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
