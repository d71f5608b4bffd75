package io.dynamote.telemetry.hosthistory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Service;
import io.dynamote.telemetry.host.Figure;
import io.dynamote.telemetry.host.HostClock;
import org.jspecify.annotations.Nullable;

/** What samples add to history, gathered until it is written. Pure. */
final class Batch {

    /** Who speaks: a host through one way. */
    record Source(String host, String way) {}

    /** A drive on a day. */
    record DriveDay(String host, String drive, LocalDate day) {}

    /** A drive and when it was read. */
    record DriveState(Instant at, Drive drive) {}

    /** A run, known by its end. */
    record RunKey(String host, String backup, Instant finished) {}

    /** A service at a moment. */
    record ServiceAt(String host, String service, Instant at) {}

    /** A run is known by its end, which so must stay as it was told; one that ends later than this has not. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Map<RollupRow.Key, RollupRow> rows = new LinkedHashMap<>();
    private final Map<DriveDay, DriveState> drives = new LinkedHashMap<>();
    private final Map<RunKey, BackupRun> runs = new LinkedHashMap<>();
    private final Map<ServiceAt, Service> services = new LinkedHashMap<>();
    private final Set<Source> sources = new HashSet<>();

    /**
     * Adds a sample that did not come before.
     *
     * @param heard when it came, by our clock: what lies ahead of it is taken to have been then
     * @param figures what it tells
     * @param told status of each service as it was told last, by name; is brought up to date
     */
    void add(HostSample sample, Instant heard, Map<Figure, Reading<Double>> figures, Map<String, Service.Status> told) {
        Source source = new Source(sample.key(), sample.host().way().id());
        sources.add(source);
        Instant at = HostClock.believed(sample.time(), heard);
        for (Resolution resolution : Resolution.values()) {
            rows.computeIfAbsent(
                            new RollupRow.Key(source.host(), source.way(), resolution, resolution.row(at)),
                            _ -> new RollupRow())
                    .add(figures);
        }
        addDrives(sample.key(), heard, sample.sections().drives());
        addRuns(sample.key(), heard, sample.sections().backups());
        addServices(sample.key(), heard, sample.sections().services(), told);
    }

    private void addDrives(String host, Instant heard, @Nullable Section<List<Drive>> section) {
        if (section != null) {
            Instant at = HostClock.believed(section.time(), heard);
            LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
            known(section)
                    .forEach(drive -> drives.merge(
                            new DriveDay(host, DriveNames.of(drive), day),
                            new DriveState(at, drive),
                            (one, other) -> other.at().isBefore(one.at()) ? one : other));
        }
    }

    private void addRuns(String host, Instant heard, @Nullable Section<List<Backup>> section) {
        if (section != null) {
            Instant end = heard.plus(MOST_AHEAD);
            for (Backup backup : known(section)) {
                for (BackupRun run : backup.runs()) {
                    run.finished()
                            .value()
                            .filter(end::isAfter)
                            .ifPresent(at -> runs.put(new RunKey(host, backup.name(), at), run));
                }
            }
        }
    }

    private void addServices(
            String host, Instant heard, @Nullable Section<List<Service>> section, Map<String, Service.Status> told) {
        if (section != null) {
            Instant at = HostClock.believed(section.time(), heard);
            for (Service service : known(section)) {
                if (told.put(service.name(), service.status()) != service.status()) {
                    services.put(new ServiceAt(host, service.name(), at), service);
                }
            }
        }
    }

    private static <T> List<T> known(Section<List<T>> section) {
        return section.reading().value().orElse(List.of());
    }

    Map<RollupRow.Key, RollupRow> rows() {
        return rows;
    }

    Map<DriveDay, DriveState> drives() {
        return drives;
    }

    Map<RunKey, BackupRun> runs() {
        return runs;
    }

    Map<ServiceAt, Service> services() {
        return services;
    }

    Set<Source> sources() {
        return sources;
    }
}
