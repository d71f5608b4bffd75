package io.dynamote.events.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonGenerator;

/** Writes fields of JSON objects; streaming, because the agent cannot afford the weight of data binding. */
final class FieldWriter {

    private final JsonGenerator json;

    FieldWriter(JsonGenerator json) {
        this.json = json;
    }

    void text(String name, String value) {
        write(() -> json.writeStringField(name, value));
    }

    void flag(String name, boolean value) {
        write(() -> json.writeBooleanField(name, value));
    }

    void count(String name, long value) {
        write(() -> json.writeNumberField(name, value));
    }

    void time(String name, Instant value) {
        text(name, value.toString());
    }

    void text(String name, Reading<String> reading) {
        reading(name, reading, FieldWriter::text);
    }

    void flag(String name, Reading<Boolean> reading) {
        reading(name, reading, FieldWriter::flag);
    }

    void count(String name, Reading<Long> reading) {
        reading(name, reading, FieldWriter::count);
    }

    void number(String name, Reading<Double> reading) {
        reading(name, reading, (out, field, value) -> out.write(() -> out.json.writeNumberField(field, value)));
    }

    void time(String name, Reading<Instant> reading) {
        reading(name, reading, FieldWriter::time);
    }

    void part(String name, HostPart part) {
        write(() -> json.writeFieldName(name));
        object(part::write);
    }

    void parts(String name, List<? extends HostPart> parts) {
        write(() -> json.writeArrayFieldStart(name));
        parts.forEach(part -> object(part::write));
        write(json::writeEndArray);
    }

    void texts(String name, List<String> values) {
        write(() -> {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    /** Writes the time and, if there is one, the value of a section. */
    <T> void section(String name, Section<T> section, BiConsumer<FieldWriter, T> value) {
        write(() -> json.writeFieldName(name));
        object(out -> {
            out.time("time", section.time());
            if (section.reading() instanceof Reading.Known<T> known) {
                value.accept(out, known.known());
            } else if (section.reading() instanceof Reading.Unavailable<T> missing) {
                out.reason(missing);
            }
        });
    }

    void object(java.util.function.Consumer<FieldWriter> fields) {
        write(json::writeStartObject);
        fields.accept(this);
        write(json::writeEndObject);
    }

    private <T> void reading(String name, Reading<T> reading, FieldOf<T> value) {
        if (reading instanceof Reading.Known<T> known) {
            value.write(this, name, known.known());
        } else if (reading instanceof Reading.Unavailable<T> missing) {
            write(() -> json.writeFieldName(name));
            object(out -> out.reason(missing));
        }
    }

    private void reason(Reading.Unavailable<?> missing) {
        text("unavailable", missing.reason().id());
        if (!missing.detail().isEmpty()) {
            text("detail", missing.detail());
        }
    }

    private void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private interface FieldOf<T> {
        void write(FieldWriter out, String name, T value);
    }
}
