package io.dynamote.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * What the running process says of itself to the other commands.
 *
 * @param pid process id
 * @param startedAt when it began to start
 * @param addresses address by part, in the order of the table
 */
record RunRecord(long pid, Instant startedAt, Map<String, String> addresses) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    RunRecord {
        addresses = new LinkedHashMap<>(addresses);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /** The record of a process that is still alive; a file left behind by a killed one counts as none. */
    static Optional<RunRecord> ofLive(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        RunRecord record = JSON.readValue(Files.readString(file), RunRecord.class);
        return record.process().isPresent() ? Optional.of(record) : Optional.empty();
    }

    /** The process, unless it has ended; a later process with the same id does not count. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedBefore);
    }

    private boolean startedBefore(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> !start.isAfter(startedAt.plusSeconds(1)))
                .orElse(true);
    }
}
