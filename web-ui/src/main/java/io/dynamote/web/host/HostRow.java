package io.dynamote.web.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.dynamote.web.alert.LastAlert;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Figures;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A host as a row of the overview and as the head of its page. Where a figure begins to worry is where alerts of the first
 * start begin.
 *
 * @param of the host
 * @param lastAlert the newest alert on it
 */
public record HostRow(Host of, LastAlert lastAlert) {

    private static final double MEMORY_WARNING = 0.8;
    private static final double MEMORY_CRITICAL = 0.9;
    private static final double DISK_WARNING = 0.85;
    private static final double DISK_CRITICAL = 0.95;
    private static final double WEAR_WARNING = 0.7;
    private static final double HOT = 70;
    private static final double TOO_HOT = 85;

    public String id() {
        return "host:" + of.id();
    }

    public String href() {
        return "/hosts/" + QueryString.encode(of.id());
    }

    /** Connection state. */
    public Badge badge() {
        return switch (of.state()) {
            case "live" -> new Badge("Live", "broadcast", Tone.RUNNING);
            case "silent" -> new Badge("Silent", "volume-mute", Tone.FAILED);
            case "unreachable" -> new Badge("Unreachable", "plug", Tone.FAILED);
            case "maintenance" -> new Badge("Maintenance", "tools", Tone.WARNING);
            case "never-seen" -> new Badge("Never seen", "question-circle", Tone.UNKNOWN);
            default -> new Badge(of.state(), "question-circle", Tone.UNKNOWN);
        };
    }

    /** What the state means. */
    public String reason() {
        return switch (of.state()) {
            case "live" -> "Heard of " + (of.ways().isEmpty() ? "" : "by " + String.join(" and ", of.ways()));
            case "silent" -> "Nothing has been heard of it; what is shown was true then";
            case "unreachable" -> of.unavailable().getOrDefault("cpuUtilization", "It does not answer its poller");
            case "maintenance" -> "Somebody works on it, alerts stay quiet";
            case "never-seen" -> "It is in the hosts file, and nothing has been heard of it yet";
            default -> "";
        };
    }

    /** Whether what is shown may no longer be true. */
    public boolean old() {
        return of.state().equals("silent") || of.state().equals("unreachable");
    }

    public @Nullable Instant lastSample() {
        return of.lastSample();
    }

    public boolean inMaintenance() {
        return of.state().equals("maintenance");
    }

    public Cell cpu() {
        return share(of.cpuUtilization(), "cpuUtilization", 2, 2);
    }

    public Cell memory() {
        Cell cell = share(of.memoryUtilization(), "memoryUtilization", MEMORY_WARNING, MEMORY_CRITICAL);
        return of.memoryTotalBytes() == null
                ? cell
                : cell.withNote(Figures.bytes(of.memoryUsedBytes()) + " of " + Figures.bytes(of.memoryTotalBytes()));
    }

    public Cell disk() {
        return share(of.rootFilesystemUtilization(), "rootFilesystemUtilization", DISK_WARNING, DISK_CRITICAL);
    }

    public Cell gpu() {
        return share(of.gpuUtilization(), "gpuUtilization", 2, 2);
    }

    public Cell temperature() {
        return Cell.of(of.temperatureCelsius(), missing("temperatureCelsius"), Figures::celsius)
                .with(tone(of.temperatureCelsius(), HOT, TOO_HOT));
    }

    public Cell wear() {
        Cell cell = share(of.driveWearRatio(), "driveWearRatio", WEAR_WARNING, 1);
        return of.driveWearDaysLeft() == null
                ? cell
                : cell.withNote(Figures.span(of.driveWearDaysLeft() * 86_400) + " left");
    }

    public Cell load() {
        return Cell.of(of.cpuLoad1m(), missing("cpuLoad1m"), Figures::number)
                .withNote(
                        of.cpuLoad5m() == null
                                ? ""
                                : Figures.number(of.cpuLoad5m()) + " and " + Figures.number(of.cpuLoad15m())
                                        + " over 5 and 15 min");
    }

    public Cell uptime() {
        return Cell.of(of.uptimeSeconds(), missing("uptimeSeconds"), Figures::span);
    }

    /** Those that are well of all; those that somebody stopped are not ill. */
    public Cell services() {
        Host.Services services = of.services();
        if (services == null || services.total() == null || services.healthy() == null) {
            return Cell.unknown(missing("servicesTotal"));
        }
        int failed = Objects.requireNonNullElse(services.failed(), 0);
        int degraded = Objects.requireNonNullElse(services.degraded(), 0);
        Cell cell = Cell.of(services.healthy() + "/" + services.total());
        if (failed > 0) {
            return cell.with(Tone.FAILED).withNote(failed + " failed");
        }
        return degraded > 0 ? cell.with(Tone.WARNING).withNote(degraded + " degraded") : cell;
    }

    public Cell backups() {
        Host.Backups backups = of.backups();
        if (backups == null || backups.total() == null) {
            return Cell.unknown(missing("backupsTotal"));
        }
        int failed = Objects.requireNonNullElse(backups.failed(), 0);
        return failed > 0
                ? Cell.of(failed + " failed").with(Tone.FAILED)
                : Cell.of(backups.total() == 0 ? "none" : backups.total() + " ok");
    }

    private Cell share(@Nullable Double ratio, String figure, double warning, double critical) {
        return Cell.of(ratio, missing(figure), Figures::percent).withBar(ratio).with(tone(ratio, warning, critical));
    }

    private @Nullable String missing(String figure) {
        return of.unavailable().get(figure);
    }

    private static @Nullable Tone tone(@Nullable Double value, double warning, double critical) {
        if (value == null || value < warning) {
            return null;
        }
        return value >= critical ? Tone.FAILED : Tone.WARNING;
    }

    /** Figures of the head of its page, by name. */
    public List<Named> head() {
        return List.of(
                new Named("CPU", cpu()),
                new Named("Memory", memory()),
                new Named("Load, 1 min", load()),
                new Named("Root file system", disk()),
                new Named("Temperature", temperature()),
                new Named("Drive wear", wear()),
                new Named("GPU", gpu()),
                new Named("Services", services()),
                new Named("Backups", backups()),
                new Named("Up for", uptime()));
    }

    /** A figure with its name. */
    public record Named(String name, Cell cell) {}
}
