package io.dynamote.telemetry.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dynamote.events.InvalidSampleException;

/**
 * Takes a body apart: an object for each line (NDJSON), or a JSON array, or one object. A line that is wrong does not
 * keep the others out.
 */
final class BodyLines {

    private static final int SHOWN_ERRORS = 20;

    /** Kafka takes records of 1 MiB with their keys and headers; what is larger could be sent again for ever. */
    static final int LONGEST_LINE = 1_000_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] body;
    private final Sink sink;
    private final List<IntakeReport.LineError> errors = new ArrayList<>();
    private int line;
    private int accepted;
    private int refused;

    /** Receives the place of each object. */
    @FunctionalInterface
    interface Sink {
        void take(int offset, int length) throws InvalidSampleException;
    }

    private BodyLines(byte[] body, Sink sink) {
        this.body = body;
        this.sink = sink;
    }

    /** Hands on each object and tells what became of them. */
    static IntakeReport read(byte[] body, Sink sink) {
        BodyLines lines = new BodyLines(body, sink);
        if (lines.firstCharacter() == '[') {
            lines.array();
        } else {
            lines.lines();
        }
        return new IntakeReport(lines.accepted, lines.refused, lines.errors);
    }

    private int firstCharacter() {
        for (byte next : body) {
            if (!isSpace(next)) {
                return next;
            }
        }
        return -1;
    }

    private void lines() {
        int begin = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                line++;
                if (!isBlank(begin, i)) {
                    take(begin, i - begin);
                }
                begin = i + 1;
            }
        }
    }

    private boolean isBlank(int from, int to) {
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

    private void array() {
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
                take(begin, (int) parser.currentLocation().getByteOffset() - begin);
            }
        } catch (IOException e) {
            refuse(new InvalidSampleException("body", String.valueOf(e.getMessage()), "must be JSON"));
        }
    }

    private void take(int offset, int length) {
        try {
            if (length > LONGEST_LINE) {
                throw new InvalidSampleException(
                        "line", length + " bytes", "must be at most " + LONGEST_LINE + " bytes");
            }
            sink.take(offset, length);
            accepted++;
        } catch (InvalidSampleException e) {
            refuse(e);
        }
    }

    private void refuse(InvalidSampleException e) {
        refused++;
        if (errors.size() < SHOWN_ERRORS) {
            errors.add(new IntakeReport.LineError(line, e.field(), e.value(), e.expected()));
        }
    }
}
