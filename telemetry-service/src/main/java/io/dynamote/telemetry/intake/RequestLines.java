package io.dynamote.telemetry.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleType;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import io.dynamote.events.traffic.RequestTime;

/** Turns a body of finished requests into batches by producer. */
final class RequestLines {

    private final Map<Origin, List<RequestBatch.Writer>> batches = new LinkedHashMap<>();
    private final RequestFields request = new RequestFields();
    private final long nowMillis;
    private final IntakeReport report;

    /** Who told it. */
    private record Origin(String producer, long epoch) {}

    private RequestLines(byte[] body, long nowMillis) {
        this.nowMillis = nowMillis;
        report = BodyLines.read(body, (offset, length) -> take(body, offset, length));
    }

    /**
     * Reads a body.
     *
     * @param nowMillis the time here; lines of requests that end more than a minute ahead of it are refused
     */
    static RequestLines read(byte[] body, long nowMillis) {
        return new RequestLines(body, nowMillis);
    }

    private void take(byte[] body, int offset, int length) throws InvalidSampleException {
        RequestJson.read(body, offset, length, request);
        RequestTime.requireNotAhead(request.endMicros, nowMillis);
        Origin origin = new Origin(request.producer, request.epoch);
        List<RequestBatch.Writer> own = batches.computeIfAbsent(origin, _ -> new ArrayList<>());
        if (own.isEmpty() || own.getLast().isFull()) {
            own.add(new RequestBatch.Writer(request.producer, request.epoch));
        }
        own.getLast().add(request);
    }

    /** What is to be sent. */
    List<OutgoingSample> samples() {
        List<OutgoingSample> all = new ArrayList<>();
        batches.forEach((origin, own) -> own.forEach(
                batch -> all.add(new OutgoingSample(SampleType.LLM_REQUEST_BATCH, origin.producer(), batch.bytes()))));
        return all;
    }

    /** What the sender is told. */
    IntakeReport report() {
        return report;
    }
}
