package io.dynamote.web.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the pages read of a host. A figure that is not known is null, and {@code unavailable} says why.
 *
 * @param state {@code live}, {@code silent}, {@code unreachable}, {@code maintenance} or {@code never-seen}
 * @param since when the state began
 * @param ways how it is read: {@code agent}, {@code poll}
 * @param unavailable reason by the name of a figure
 * @param sections newest of each part with its own time; null in a list
 * @param wear what is predicted of its drives
 * @param asOf up to when its service has heard of it; null in a list, and while nothing has been heard
 */
public record Host(
        String id,
        @Nullable String name,
        @Nullable String role,
        String state,
        @Nullable Instant since,
        @Nullable Instant lastSample,
        List<String> ways,
        @Nullable String agentVersion,
        @Nullable String os,
        @Nullable Double uptimeSeconds,
        @Nullable Double cpuUtilization,
        @Nullable Double cpuLoad1m,
        @Nullable Double cpuLoad5m,
        @Nullable Double cpuLoad15m,
        @Nullable Double memoryUtilization,
        @Nullable Double memoryUsedBytes,
        @Nullable Double memoryTotalBytes,
        @Nullable Double rootFilesystemUtilization,
        @Nullable Double temperatureCelsius,
        @Nullable Double driveWearRatio,
        @Nullable Double driveWearDaysLeft,
        @Nullable Double gpuUtilization,
        @Nullable Double gpuMemoryUtilization,
        @Nullable Services services,
        @Nullable Backups backups,
        Map<String, String> unavailable,
        @Nullable JsonNode sections,
        List<Wear> wear,
        @Nullable Instant asOf) {

    public Host {
        ways = ways == null ? List.of() : List.copyOf(ways);
        unavailable = unavailable == null ? Map.of() : Map.copyOf(unavailable);
        wear = wear == null ? List.of() : List.copyOf(wear);
    }

    /** Services by what they count as. */
    public record Services(
            @Nullable Integer total,
            @Nullable Integer healthy,
            @Nullable Integer degraded,
            @Nullable Integer failed,
            @Nullable Integer stopped) {}

    /** Backups, and the oldest among their last successes. */
    public record Backups(
            @Nullable Integer total,
            @Nullable Integer failed,
            @Nullable Instant oldestSuccess) {}

    /**
     * What is predicted of a drive.
     *
     * @param usedRatio endurance used up
     * @param reachesThresholdAt when it is worn as far as is allowed; null if that cannot be told
     * @param confidence {@code high}, {@code medium}, {@code low} or {@code none}
     * @param reason why the prediction is as it is, or why there is none
     */
    public record Wear(
            String drive,
            @Nullable String model,
            @Nullable Double usedRatio,
            @Nullable Double thresholdRatio,
            @Nullable Instant reachesThresholdAt,
            @Nullable String confidence,
            @Nullable String reason) {}

    /** Name for people. */
    public String label() {
        return name == null || name.isBlank() ? id : name;
    }

    /** Group of the overview. */
    public String group() {
        return role == null || role.isBlank() ? "other" : role;
    }
}
