package io.dynamote.events.host;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.UnreadableEventException;

/**
 * One backup job with its latest runs.
 *
 * @param name {@code dynamote.backup.name}: name within the host
 * @param next {@code dynamote.backup.next}: when it runs next
 * @param runs {@code dynamote.backup.runs}: latest runs, newest first
 */
public record Backup(String name, Reading<Instant> next, List<BackupRun> runs) implements HostPart {

    public Backup {
        runs = List.copyOf(runs);
    }

    @Override
    public void write(FieldWriter out) {
        out.text("dynamote.backup.name", name);
        out.time("dynamote.backup.next", next);
        out.parts("dynamote.backup.runs", runs);
    }

    static Backup read(FieldReader in) throws UnreadableEventException {
        return new Backup(
                in.text("dynamote.backup.name"),
                in.timeReading("dynamote.backup.next"),
                in.parts("dynamote.backup.runs", BackupRun::read));
    }
}
