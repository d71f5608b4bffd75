package io.dynamote.telemetry.history.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** An export as it is sent: the next part is read when the client has taken the last one. */
final class ExportStream extends InputStream {

    private static final byte[] NOTHING = {};

    private final ExportParts parts;
    private final ExportFormat format;
    private final ObjectMapper json;
    private final Runnable end;
    private InputStream current;
    private boolean first = true;
    private boolean ended;
    private boolean closed;

    /**
     * An export from its beginning.
     *
     * @param end runs once, when this is closed
     */
    ExportStream(ExportParts parts, ExportFormat format, ObjectMapper json, Runnable end) {
        this.parts = parts;
        this.format = format;
        this.json = json;
        this.end = end;
        this.current = new ByteArrayInputStream(
                switch (format) {
                    case CSV -> ExportLine.header().getBytes(StandardCharsets.UTF_8);
                    case JSON -> "[".getBytes(StandardCharsets.UTF_8);
                });
    }

    /** Reads the first part, so that a failure is known before anything is sent. */
    ExportStream begin() throws IOException {
        try {
            current = new SequenceInputStream(current, new ByteArrayInputStream(next()));
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = current.read(into, offset, length);
        while (read < 0 && !ended) {
            current = new ByteArrayInputStream(next());
            read = current.read(into, offset, length);
        }
        return read;
    }

    private byte[] next() throws IOException {
        List<ExportLine> lines = parts.next();
        ended = lines == null;
        return switch (format) {
            case CSV -> csv(lines);
            case JSON -> json(lines);
        };
    }

    private static byte[] csv(@Nullable List<ExportLine> lines) {
        if (lines == null) {
            return NOTHING;
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.csv()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json(@Nullable List<ExportLine> lines) throws IOException {
        if (lines == null) {
            return "\n]\n".getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ExportLine line : lines) {
            bytes.writeBytes((first ? "\n" : ",\n").getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(json.writeValueAsBytes(line));
            first = false;
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end.run();
        }
    }
}
