package io.dynamote.events.signal;

import java.util.List;

/** Figures of hosts. */
public final class HostVariables {

    public static final String SILENT = "silent";
    public static final String MAINTENANCE = "maintenance";
    public static final String SECONDS_SINCE_SAMPLE = "seconds_since_sample";
    public static final String UPTIME_SECONDS = "uptime_seconds";
    public static final String CPU_UTILIZATION = "cpu_utilization";
    public static final String CPU_LOAD_1M = "cpu_load_1m";
    public static final String CPU_LOAD_5M = "cpu_load_5m";
    public static final String CPU_LOAD_15M = "cpu_load_15m";
    public static final String MEMORY_UTILIZATION = "memory_utilization";
    public static final String SWAP_UTILIZATION = "swap_utilization";
    public static final String ROOT_FILESYSTEM_UTILIZATION = "root_filesystem_utilization";
    public static final String FULLEST_FILESYSTEM_UTILIZATION = "fullest_filesystem_utilization";
    public static final String TEMPERATURE_CELSIUS = "temperature_celsius";
    public static final String DRIVE_WEAR_RATIO = "drive_wear_ratio";
    public static final String DRIVE_WEAR_DAYS_LEFT = "drive_wear_days_left";
    public static final String DRIVE_TEMPERATURE_CELSIUS = "drive_temperature_celsius";
    public static final String DRIVES_FAILING = "drives_failing";
    public static final String GPU_UTILIZATION = "gpu_utilization";
    public static final String GPU_MEMORY_UTILIZATION = "gpu_memory_utilization";
    public static final String GPU_TEMPERATURE_CELSIUS = "gpu_temperature_celsius";
    public static final String SERVICES_TOTAL = "services_total";
    public static final String SERVICES_DEGRADED = "services_degraded";
    public static final String SERVICES_FAILED = "services_failed";
    public static final String BACKUPS_FAILED = "backups_failed";
    public static final String BACKUP_AGE_SECONDS = "backup_age_seconds";

    private HostVariables() {}

    static List<Variable> all() {
        return List.of(
                new Variable(SILENT, "1 if nothing has been heard of the host for longer than is usual, else 0"),
                new Variable(MAINTENANCE, "1 while the host is in maintenance, else 0"),
                new Variable(SECONDS_SINCE_SAMPLE, "age of the newest sample"),
                new Variable(UPTIME_SECONDS, "time since the boot"),
                new Variable(CPU_UTILIZATION, "share of all processors that is busy, 0 to 1"),
                new Variable(CPU_LOAD_1M, "load average over 1 min"),
                new Variable(CPU_LOAD_5M, "load average over 5 min"),
                new Variable(CPU_LOAD_15M, "load average over 15 min"),
                new Variable(MEMORY_UTILIZATION, "share of the memory that is not available, 0 to 1"),
                new Variable(SWAP_UTILIZATION, "share of swap in use, 0 to 1"),
                new Variable(ROOT_FILESYSTEM_UTILIZATION, "share of the root file system in use, 0 to 1"),
                new Variable(FULLEST_FILESYSTEM_UTILIZATION, "share in use of the fullest file system, 0 to 1"),
                new Variable(TEMPERATURE_CELSIUS, "hottest sensor of the processors"),
                new Variable(DRIVE_WEAR_RATIO, "endurance used up of the most worn drive; may exceed 1"),
                new Variable(DRIVE_WEAR_DAYS_LEFT, "days until the first drive reaches the threshold of wear"),
                new Variable(DRIVE_TEMPERATURE_CELSIUS, "hottest drive"),
                new Variable(DRIVES_FAILING, "drives whose own verdict is that they fail"),
                new Variable(GPU_UTILIZATION, "share of time in which the GPUs computed, mean, 0 to 1"),
                new Variable(GPU_MEMORY_UTILIZATION, "share of memory in use of the fullest GPU, 0 to 1"),
                new Variable(GPU_TEMPERATURE_CELSIUS, "hottest GPU"),
                new Variable(SERVICES_TOTAL, "services that are watched"),
                new Variable(SERVICES_DEGRADED, "services that run and are not well"),
                new Variable(SERVICES_FAILED, "services that failed"),
                new Variable(BACKUPS_FAILED, "backups whose last run failed"),
                new Variable(BACKUP_AGE_SECONDS, "time since the last success of the oldest backup"));
    }
}
