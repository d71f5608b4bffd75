package io.dynamote.telemetry.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts file, read again when it changes. A version with faults ends the start; later it is not taken, the version
 * before it stays in force, and the faults can be asked for. Its content is compared, not its time: a file that is mounted
 * from a ConfigMap is replaced through links.
 */
@Context
public final class Inventory {

    private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LONGEST = 4_000_000;

    private final @Nullable Path file;
    private final Clock clock;
    private final @Nullable Thread watch;
    private byte[] content = {};
    private volatile InventoryState state;

    /**
     * Reads the file.
     *
     * @throws IllegalStateException naming line and field of every fault
     */
    Inventory(@Nullable @Property(name = "dynamote.telemetry.hosts-file") String file, Clock clock) {
        this.clock = clock;
        this.state = new InventoryState(null, null, List.of(), List.of());
        if (file == null || file.isEmpty()) {
            this.file = null;
            this.watch = null;
            return;
        }
        this.file = Path.of(file);
        look();
        if (state.loadedAt() == null) {
            throw new IllegalStateException("dynamote.telemetry.hosts-file " + file + ": " + words(state.faults()));
        }
        this.watch = Thread.ofVirtual().name("hosts-file").start(this::follow);
    }

    /** The version in force, and the faults of a newer one. */
    public InventoryState state() {
        return state;
    }

    /** The hosts of the version in force. */
    public List<HostEntry> hosts() {
        return state.hosts();
    }

    /** Reads the file if it is not what was read last. */
    private void look() {
        Path path = java.util.Objects.requireNonNull(file);
        try {
            if (Files.size(path) > LONGEST) {
                refuse(List.of(new FieldError("body", null, "must be at most " + LONGEST + " bytes")));
                return;
            }
            byte[] found = Files.readAllBytes(path);
            if (!Arrays.equals(found, content)) {
                content = found;
                take(path, found);
            } else if (state.faults().stream().anyMatch(fault -> fault.field().equals("file"))) {
                take(path, found);
            }
        } catch (IOException e) {
            refuse(List.of(new FieldError("file", null, "cannot be read: " + e)));
        }
    }

    private void take(Path path, byte[] found) {
        try {
            List<HostEntry> hosts = HostsFile.read(found);
            state = new InventoryState(path.toString(), clock.instant(), hosts, List.of());
            LOG.atInfo().addKeyValue("hosts", hosts.size()).log("hosts file read");
        } catch (InvalidInputException e) {
            refuse(e.errors());
        }
    }

    private void refuse(List<FieldError> faults) {
        if (!faults.equals(state.faults())) {
            LOG.atError().addKeyValue("faults", words(faults)).log("hosts file not taken; the version before stays");
        }
        state = new InventoryState(state.file(), state.loadedAt(), state.hosts(), faults);
    }

    private static String words(List<FieldError> faults) {
        return faults.stream()
                .map(fault -> fault.field() + " " + fault.message()
                        + (fault.value() == null ? "" : ", not: " + fault.value()))
                .collect(Collectors.joining("; "));
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("the hosts file is not followed any more");
        }
    }

    @PreDestroy
    void close() {
        if (watch != null) {
            watch.interrupt();
        }
    }
}
