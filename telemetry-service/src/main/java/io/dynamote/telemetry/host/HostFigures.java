package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Service;
import org.jspecify.annotations.Nullable;

/** From the latest sections of a host to its figures, each with why it is missing if it is. Pure. */
public final class HostFigures {

    private static final double MILLIS = 1e3;

    private final Map<Figure, Reading<Double>> figures = new EnumMap<>(Figure.class);

    private HostFigures() {}

    /** Every figure of what is known through one way. */
    static Map<Figure, Reading<Double>> of(WayReport report, Instant now) {
        HostFigures figures = new HostFigures();
        figures.figures.put(Figure.UPTIME, report.uptime());
        figures.sections(report.sections(), now);
        figures.figures.put(Figure.DRIVE_WEAR_DAYS_LEFT, Reading.unavailable(Reason.NOT_YET, "needs a course of days"));
        figures.figures.put(Figure.NETWORK_RECEIVED, report.rates().received());
        figures.figures.put(Figure.NETWORK_SENT, report.rates().sent());
        figures.figures.put(Figure.DISK_READ, report.rates().read());
        figures.figures.put(Figure.DISK_WRITTEN, report.rates().written());
        return Collections.unmodifiableMap(figures.figures);
    }

    private void sections(HostSections sections, Instant now) {
        processors(reading(sections.cpu()));
        memory(reading(sections.memory()), reading(sections.paging()));
        Reading<List<Filesystem>> mounted = reading(sections.filesystems());
        put(Figure.ROOT_FILESYSTEM_UTILIZATION, mounted, HostFigures::root);
        most(Figure.FULLEST_FILESYSTEM_UTILIZATION, mounted, Filesystem::utilization);
        Reading<List<Drive>> drives = reading(sections.drives());
        most(Figure.DRIVE_TEMPERATURE, drives, Drive::temperature);
        most(Figure.DRIVE_WEAR, drives, Drive::wear);
        count(Figure.DRIVES_FAILING, drives, drive -> drive.status() == Drive.Status.FAILED);
        graphics(reading(sections.gpus()));
        services(reading(sections.services()));
        backups(reading(sections.backups()), now);
    }

    private void processors(Reading<Cpu> cpu) {
        put(Figure.CPU_UTILIZATION, cpu, Cpu::utilization);
        put(Figure.CPU_LOAD_1M, cpu, Cpu::load1);
        put(Figure.CPU_LOAD_5M, cpu, Cpu::load5);
        put(Figure.CPU_LOAD_15M, cpu, Cpu::load15);
        put(Figure.TEMPERATURE, cpu, Cpu::temperature);
    }

    private void memory(Reading<Memory> memory, Reading<Paging> paging) {
        put(Figure.MEMORY_UTILIZATION, memory, Memory::utilization);
        put(Figure.MEMORY_USED, memory, known -> known.usage().map(Long::doubleValue));
        put(Figure.MEMORY_TOTAL, memory, known -> known.limit().map(Long::doubleValue));
        put(Figure.SWAP_UTILIZATION, paging, HostFigures::swap);
    }

    private void graphics(Reading<List<Gpu>> gpus) {
        put(Figure.GPU_UTILIZATION, gpus, cards -> mean(cards, Gpu::utilization));
        most(Figure.GPU_MEMORY_UTILIZATION, gpus, HostFigures::memoryShare);
        most(Figure.GPU_TEMPERATURE, gpus, Gpu::temperature);
    }

    private void services(Reading<List<Service>> services) {
        count(Figure.SERVICES_TOTAL, services, _ -> true);
        count(Figure.SERVICES_HEALTHY, services, each -> ServiceHealth.of(each) == ServiceHealth.HEALTHY);
        count(Figure.SERVICES_DEGRADED, services, each -> ServiceHealth.of(each) == ServiceHealth.DEGRADED);
        count(Figure.SERVICES_FAILED, services, each -> ServiceHealth.of(each) == ServiceHealth.FAILED);
        count(Figure.SERVICES_STOPPED, services, each -> ServiceHealth.of(each) == ServiceHealth.STOPPED);
    }

    private void backups(Reading<List<Backup>> backups, Instant now) {
        count(Figure.BACKUPS_TOTAL, backups, _ -> true);
        count(Figure.BACKUPS_FAILED, backups, HostFigures::hasFailed);
        put(
                Figure.BACKUP_AGE,
                backups,
                all -> oldestSuccess(all).map(at -> Duration.between(at, now).toMillis() / MILLIS));
    }

    /** Time of the oldest among the last successes of all backups. */
    static Reading<Instant> oldestSuccess(List<Backup> backups) {
        Instant oldest = null;
        for (Backup backup : backups) {
            Optional<Instant> last = lastSuccess(backup);
            if (last.isEmpty()) {
                return Reading.unavailable(Reason.ABSENT, backup.name() + " has no success among its latest runs");
            }
            oldest = oldest == null || last.get().isBefore(oldest) ? last.get() : oldest;
        }
        return oldest == null ? Reading.unavailable(Reason.ABSENT, "no backups") : Reading.of(oldest);
    }

    private static Optional<Instant> lastSuccess(Backup backup) {
        return backup.runs().stream()
                .filter(run -> run.result() == BackupRun.Result.SUCCEEDED)
                .flatMap(run -> run.finished().value().or(() -> run.started().value()).stream())
                .max(Comparator.naturalOrder());
    }

    private static boolean hasFailed(Backup backup) {
        return backup.runs().stream()
                .filter(run -> run.result() != BackupRun.Result.RUNNING)
                .findFirst()
                .filter(run -> run.result() == BackupRun.Result.FAILED)
                .isPresent();
    }

    private static Reading<Double> root(List<Filesystem> mounted) {
        return mounted.stream()
                .filter(each -> each.mountPoint().equals("/"))
                .findFirst()
                .map(Filesystem::utilization)
                .orElse(Reading.unavailable(Reason.ABSENT, "no file system at /"));
    }

    private static Reading<Double> swap(Paging paging) {
        return then(
                paging.limit(),
                limit -> limit == 0
                        ? Reading.unavailable(Reason.ABSENT, "no swap")
                        : paging.usage().map(usage -> (double) usage / limit));
    }

    private static Reading<Double> memoryShare(Gpu gpu) {
        return then(
                gpu.memoryLimit(),
                limit -> limit == 0
                        ? Reading.unavailable(Reason.UNREADABLE, "a card without memory")
                        : gpu.memoryUsage().map(usage -> (double) usage / limit));
    }

    private static <T> Reading<Double> mean(List<T> parts, Function<T, Reading<Double>> value) {
        return ofAll(
                parts,
                value,
                values -> values.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow());
    }

    private <T> void most(Figure figure, Reading<List<T>> parts, Function<T, Reading<Double>> value) {
        put(figure, parts, all -> ofAll(all, value, Collections::max));
    }

    /** Of the values that are known; if none is, why the first is not. */
    private static <T> Reading<Double> ofAll(
            List<T> parts, Function<T, Reading<Double>> value, ToDoubleFunction<List<Double>> summary) {
        List<Reading<Double>> readings = parts.stream().map(value).toList();
        List<Double> known =
                readings.stream().flatMap(each -> each.value().stream()).toList();
        if (!known.isEmpty()) {
            return Reading.of(summary.applyAsDouble(known));
        }
        return readings.isEmpty() ? Reading.unavailable(Reason.ABSENT, "") : readings.getFirst();
    }

    private <T> void count(Figure figure, Reading<List<T>> parts, java.util.function.Predicate<T> which) {
        figures.put(figure, parts.map(all -> (double) all.stream().filter(which).count()));
    }

    private <T> void put(Figure figure, Reading<T> part, Function<T, Reading<Double>> value) {
        figures.put(figure, then(part, value));
    }

    private static <T, R> Reading<R> then(Reading<T> reading, Function<T, Reading<R>> next) {
        return switch (reading) {
            case Reading.Known<T>(T known) -> next.apply(known);
            case Reading.Unavailable<T>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
        };
    }

    private static <T> Reading<T> reading(@Nullable Section<T> section) {
        return section == null ? Reading.unavailable(Reason.NOT_YET, "has not been told") : section.reading();
    }
}
