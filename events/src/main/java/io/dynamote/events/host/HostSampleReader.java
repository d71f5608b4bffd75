package io.dynamote.events.host;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Reads samples. Fields that are not known are skipped, so that agents may be newer than the reader. */
public final class HostSampleReader {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private HostSampleReader() {}

    /**
     * Reads one sample.
     *
     * @throws UnreadableEventException naming the field at fault, its value and what was expected
     */
    public static HostSample read(byte @Nullable [] json) throws UnreadableEventException {
        if (json == null) {
            throw new UnreadableEventException("sample must be JSON, not a record without a value");
        }
        return read(json, 0, json.length);
    }

    /** Reads one sample from a part of the array. */
    public static HostSample read(byte[] json, int offset, int length) throws UnreadableEventException {
        try {
            return sample(FieldReader.of(JSON.readTree(json, offset, length), ""));
        } catch (IOException e) {
            throw new UnreadableEventException("sample must be JSON: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
        }
    }

    /** As {@link #read(byte[])}, for one that is parsed already. */
    public static HostSample read(JsonNode json) throws UnreadableEventException {
        try {
            return sample(FieldReader.of(json, ""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private static HostSample sample(FieldReader in) throws UnreadableEventException {
        return new HostSample(
                HostIdentity.read(in),
                in.count("dynamote.epoch"),
                in.count("dynamote.sequence"),
                in.time("time"),
                in.numberReading("system.uptime"),
                new HostSections(
                        in.section("cpu", Cpu::read),
                        in.section("memory", Memory::read),
                        in.section("paging", Paging::read),
                        list(in, "filesystems", Filesystem::read),
                        list(in, "disks", DiskIo::read),
                        list(in, "networks", NetworkInterface::read),
                        list(in, "gpus", Gpu::read),
                        list(in, "sensors", Sensor::read),
                        list(in, "drives", Drive::read),
                        list(in, "services", Service::read),
                        list(in, "backups", Backup::read),
                        in.section("agent", AgentProcess::read)));
    }

    private static <T> @Nullable Section<List<T>> list(FieldReader in, String name, FieldReader.PartOf<T> type)
            throws UnreadableEventException {
        return in.section(name, section -> section.parts("items", type));
    }
}
