package io.dynamote.runtime.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** Writes lines as {@value #SCHEMA}; what is too long is cut here, so that no record is ever too large for Kafka. */
final class LineEncoder {

    static final String SCHEMA = "log.line.v1";

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MESSAGE = 4_000;
    private static final int STACKTRACE = 8_000;
    private static final int ATTRIBUTE = 1_000;
    private static final int MOST_ATTRIBUTES = 31;

    private final String service;
    private final String instance;

    LineEncoder(String service, String instance) {
        this.service = service;
        this.instance = instance;
    }

    /**
     * The line as JSON.
     *
     * @param sequence its number
     * @param dropped lines that are missing before it
     */
    byte[] encode(CapturedLine line, long sequence, long dropped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("service.name", service);
            json.writeStringField("service.instance.id", instance);
            json.writeNumberField("sequence", sequence);
            json.writeNumberField("dropped", dropped);
            json.writeStringField("time", line.time().toString());
            json.writeStringField("severity", severity(line.level()));
            json.writeStringField("logger", line.logger());
            json.writeStringField("message", Secrets.hide(cut(line.message(), MESSAGE)));
            attributes(json, line);
            IThrowableProxy thrown = line.thrown();
            if (thrown != null) {
                String trace = ThrowableProxyUtil.asString(thrown);
                json.writeStringField("exception.stacktrace", Secrets.hide(cut(trace, STACKTRACE)));
            }
            if (line.traceId() != null) {
                json.writeStringField("trace_id", line.traceId());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes every byte", e);
        }
        return out.toByteArray();
    }

    private static void attributes(JsonGenerator json, CapturedLine line) throws IOException {
        json.writeObjectFieldStart("attributes");
        json.writeStringField("thread", line.thread());
        int left = MOST_ATTRIBUTES;
        for (Map.Entry<String, String> attribute : line.attributes().entrySet()) {
            if (left-- == 0) {
                break;
            }
            String name = attribute.getKey();
            if (!name.equals("thread")) {
                json.writeStringField(cut(name, ATTRIBUTE), Secrets.hide(name, cut(attribute.getValue(), ATTRIBUTE)));
            }
        }
        json.writeEndObject();
    }

    private static String severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> "ERROR";
            case Level.WARN_INT -> "WARN";
            default -> "INFO";
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
