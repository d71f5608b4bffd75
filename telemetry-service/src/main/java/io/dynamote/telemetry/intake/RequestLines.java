package io.dynamote.telemetry.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;

/**
 * Turns a body of finished requests into batches by producer: an object for each line (NDJSON), or a JSON array, or one
 * object. A line that is wrong does not keep the others out.
 */
final class RequestLines {

    private static final int SHOWN_ERRORS = 20;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<Origin, List<RequestBatch.Writer>> batches = new LinkedHashMap<>();
    private final List<IntakeReport.LineError> errors = new ArrayList<>();
    private final RequestFields request = new RequestFields();
    private int line;
    private int accepted;
    private int refused;

    /** Who told it. */
    private record Origin(String producer, long epoch) {}

    /**
     * One batch for Kafka.
     *
     * @param producer its key
     * @param value its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Batch(String producer, byte[] value) {}

    private RequestLines() {}

    static RequestLines read(byte[] body) {
        RequestLines lines = new RequestLines();
        if (firstCharacter(body) == '[') {
            lines.array(body);
        } else {
            lines.lines(body);
        }
        return lines;
    }

    private static int firstCharacter(byte[] body) {
        for (byte next : body) {
            if (!isSpace(next)) {
                return next;
            }
        }
        return -1;
    }

    private void lines(byte[] body) {
        int begin = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                line++;
                if (!isBlank(body, begin, i)) {
                    take(body, begin, i - begin);
                }
                begin = i + 1;
            }
        }
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSpace(body[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private void array(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                line++;
                if (token == null) {
                    throw new IOException("the array has no end");
                }
                int begin = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                take(body, begin, (int) parser.currentLocation().getByteOffset() - begin);
            }
        } catch (IOException e) {
            refuse(new InvalidSampleException("request", String.valueOf(e.getMessage()), "must be JSON"));
        }
    }

    private void take(byte[] body, int offset, int length) {
        try {
            RequestJson.read(body, offset, length, request);
            batch().add(request);
            accepted++;
        } catch (InvalidSampleException e) {
            refuse(e);
        }
    }

    private RequestBatch.Writer batch() {
        List<RequestBatch.Writer> own =
                batches.computeIfAbsent(new Origin(request.producer, request.epoch), _ -> new ArrayList<>());
        if (own.isEmpty() || own.getLast().isFull()) {
            own.add(new RequestBatch.Writer(request.producer, request.epoch));
        }
        return own.getLast();
    }

    private void refuse(InvalidSampleException e) {
        refused++;
        if (errors.size() < SHOWN_ERRORS) {
            errors.add(new IntakeReport.LineError(line, e.field(), e.value(), e.expected()));
        }
    }

    /** What is to be sent. */
    List<Batch> batches() {
        List<Batch> all = new ArrayList<>();
        batches.forEach(
                (origin, writers) -> writers.forEach(writer -> all.add(new Batch(origin.producer(), writer.bytes()))));
        return all;
    }

    /** What the sender is told. */
    IntakeReport report() {
        return new IntakeReport(accepted, refused, errors);
    }
}
