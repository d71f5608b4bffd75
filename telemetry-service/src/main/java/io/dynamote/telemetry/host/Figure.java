package io.dynamote.telemetry.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.signal.HostVariables;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a host: its name in answers, its name in signals, and its place in the live ring and in history. Places
 * are those of columns that are stored: they never change.
 */
public enum Figure {
    UPTIME("uptimeSeconds", HostVariables.UPTIME_SECONDS),
    CPU_UTILIZATION("cpuUtilization", HostVariables.CPU_UTILIZATION, 0),
    CPU_LOAD_1M("cpuLoad1m", HostVariables.CPU_LOAD_1M, 1),
    CPU_LOAD_5M("cpuLoad5m", HostVariables.CPU_LOAD_5M),
    CPU_LOAD_15M("cpuLoad15m", HostVariables.CPU_LOAD_15M),
    MEMORY_UTILIZATION("memoryUtilization", HostVariables.MEMORY_UTILIZATION, 2),
    MEMORY_USED("memoryUsedBytes", null),
    MEMORY_TOTAL("memoryTotalBytes", null),
    SWAP_UTILIZATION("swapUtilization", HostVariables.SWAP_UTILIZATION, 3),
    ROOT_FILESYSTEM_UTILIZATION("rootFilesystemUtilization", HostVariables.ROOT_FILESYSTEM_UTILIZATION, 4),
    FULLEST_FILESYSTEM_UTILIZATION("fullestFilesystemUtilization", HostVariables.FULLEST_FILESYSTEM_UTILIZATION, 5),
    TEMPERATURE("temperatureCelsius", HostVariables.TEMPERATURE_CELSIUS, 6),
    DRIVE_TEMPERATURE("driveTemperatureCelsius", HostVariables.DRIVE_TEMPERATURE_CELSIUS, 7),
    DRIVE_WEAR("driveWearRatio", HostVariables.DRIVE_WEAR_RATIO, 15),
    DRIVE_WEAR_DAYS_LEFT("driveWearDaysLeft", HostVariables.DRIVE_WEAR_DAYS_LEFT),
    DRIVES_FAILING("drivesFailing", HostVariables.DRIVES_FAILING),
    GPU_UTILIZATION("gpuUtilization", HostVariables.GPU_UTILIZATION, 8),
    GPU_MEMORY_UTILIZATION("gpuMemoryUtilization", HostVariables.GPU_MEMORY_UTILIZATION, 9),
    GPU_TEMPERATURE("gpuTemperatureCelsius", HostVariables.GPU_TEMPERATURE_CELSIUS, 10),
    NETWORK_RECEIVED("networkReceivedBytesPerSecond", null, 11),
    NETWORK_SENT("networkSentBytesPerSecond", null, 12),
    DISK_READ("diskReadBytesPerSecond", null, 13),
    DISK_WRITTEN("diskWrittenBytesPerSecond", null, 14),
    SERVICES_TOTAL("servicesTotal", HostVariables.SERVICES_TOTAL),
    SERVICES_HEALTHY("servicesHealthy", null),
    SERVICES_DEGRADED("servicesDegraded", HostVariables.SERVICES_DEGRADED),
    SERVICES_FAILED("servicesFailed", HostVariables.SERVICES_FAILED),
    SERVICES_STOPPED("servicesStopped", null),
    BACKUPS_TOTAL("backupsTotal", null),
    BACKUPS_FAILED("backupsFailed", HostVariables.BACKUPS_FAILED),
    BACKUP_AGE("backupAgeSeconds", HostVariables.BACKUP_AGE_SECONDS);

    /** How many figures have a place. */
    public static final int PLACES = 16;

    private static final List<Figure> KEPT = Arrays.stream(values())
            .filter(figure -> figure.place >= 0)
            .sorted((left, right) -> Integer.compare(left.place, right.place))
            .toList();

    private final String field;
    private final @Nullable String variable;
    private final int place;

    Figure(String field, @Nullable String variable) {
        this(field, variable, -1);
    }

    Figure(String field, @Nullable String variable, int place) {
        this.field = field;
        this.variable = variable;
        this.place = place;
    }

    /** Those that are kept over time, in the order of their places. */
    public static List<Figure> kept() {
        return KEPT;
    }

    /** The one that is kept under this name of answers. */
    public static Optional<Figure> kept(String field) {
        return KEPT.stream().filter(figure -> figure.field.equals(field)).findFirst();
    }

    /** Its name in answers. */
    public String field() {
        return field;
    }

    /** Its name in signals; null if it is in none. */
    @Nullable
    String variable() {
        return variable;
    }

    /** Its column, from 0 on; −1 if it is not kept over time. */
    public int place() {
        return place;
    }

    /** Whether it stays true of a host that nothing is heard of: a drive does not heal, a backup does not get younger. */
    boolean isLasting() {
        return this == DRIVE_WEAR || this == DRIVE_WEAR_DAYS_LEFT || this == BACKUP_AGE;
    }

    /** Whether it counts something, so that answers show it without a fraction. */
    boolean isWhole() {
        return switch (this) {
            case MEMORY_USED, MEMORY_TOTAL, DRIVES_FAILING -> true;
            case SERVICES_TOTAL, SERVICES_HEALTHY, SERVICES_DEGRADED, SERVICES_FAILED, SERVICES_STOPPED -> true;
            case BACKUPS_TOTAL, BACKUPS_FAILED -> true;
            case UPTIME, BACKUP_AGE, CPU_UTILIZATION, CPU_LOAD_1M, CPU_LOAD_5M, CPU_LOAD_15M -> false;
            case MEMORY_UTILIZATION, SWAP_UTILIZATION -> false;
            case ROOT_FILESYSTEM_UTILIZATION, FULLEST_FILESYSTEM_UTILIZATION -> false;
            case TEMPERATURE, DRIVE_TEMPERATURE, DRIVE_WEAR, DRIVE_WEAR_DAYS_LEFT -> false;
            case GPU_UTILIZATION, GPU_MEMORY_UTILIZATION, GPU_TEMPERATURE -> false;
            case NETWORK_RECEIVED, NETWORK_SENT, DISK_READ, DISK_WRITTEN -> false;
        };
    }
}
