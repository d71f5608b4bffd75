package io.dynamote.events.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/** Writes samples as JSON on one line, without data binding: it runs in the agent, whose memory is counted. */
public final class HostSampleWriter {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private HostSampleWriter() {}

    /** Writes the sample; the stream stays open. */
    public static void write(HostSample sample, OutputStream to) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new FieldWriter(json).object(out -> fields(sample, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void fields(HostSample sample, FieldWriter out) {
        sample.host().write(out);
        out.count("dynamote.epoch", sample.epoch());
        out.count("dynamote.sequence", sample.sequence());
        out.time("time", sample.time());
        out.number("system.uptime", sample.uptime());
        HostSections sections = sample.sections();
        part(out, "cpu", sections.cpu());
        part(out, "memory", sections.memory());
        part(out, "paging", sections.paging());
        parts(out, "filesystems", sections.filesystems());
        parts(out, "disks", sections.disks());
        parts(out, "networks", sections.networks());
        parts(out, "gpus", sections.gpus());
        parts(out, "sensors", sections.sensors());
        parts(out, "drives", sections.drives());
        parts(out, "services", sections.services());
        parts(out, "backups", sections.backups());
        part(out, "agent", sections.agent());
    }

    private static <T extends HostPart> void part(FieldWriter out, String name, @Nullable Section<T> section) {
        section(out, name, section, (fields, value) -> value.write(fields));
    }

    private static <T extends HostPart> void parts(FieldWriter out, String name, @Nullable Section<List<T>> section) {
        section(out, name, section, (fields, value) -> fields.parts("items", value));
    }

    private static <T> void section(
            FieldWriter out, String name, @Nullable Section<T> section, BiConsumer<FieldWriter, T> value) {
        if (section != null) {
            out.section(name, section, value);
        }
    }
}
