package io.dynamote.telemetry.hosthistory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.telemetry.host.HostMemory;
import io.dynamote.telemetry.inventory.HostEntry;
import io.dynamote.telemetry.wear.WearForecast;
import io.dynamote.telemetry.wear.WearPrediction;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of all drives. Wear moves in days and its courses are long, so all are read once an hour, or when a threshold
 * of the hosts file changes; every minute only those of hosts with a drive that has no forecast yet.
 */
final class WearForecasts {

    private static final Duration ALL = Duration.ofHours(1);
    private static final Duration NEW = Duration.ofMinutes(1);

    private final HostHistory history;
    private final HostMemory memory;
    private final Duration kept;
    private final Clock clock;
    private Instant allRead = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;
    private Map<String, Double> thresholds = Map.of();
    private volatile Map<String, List<WearForecast>> forecasts = Map.of();

    /**
     * Without any yet.
     *
     * @param kept how long a course may be
     */
    WearForecasts(HostHistory history, HostMemory memory, Duration kept, Clock clock) {
        this.history = history;
        this.memory = memory;
        this.kept = kept;
        this.clock = clock;
    }

    /** Those of the drives of a host; empty if nothing is known of them. */
    List<WearForecast> of(String host) {
        return forecasts.getOrDefault(host, List.of());
    }

    /** Reads what is due; to be called every few seconds, by one thread. */
    void refresh() {
        Instant now = clock.instant();
        if (Duration.between(looked, now).compareTo(NEW) < 0) {
            return;
        }
        Map<String, Double> before = thresholds;
        thresholds = memory.entries().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().wearThreshold()));
        if (Duration.between(allRead, now).compareTo(ALL) >= 0 || !before.equals(thresholds)) {
            forecasts = Map.copyOf(read(now, null));
            allRead = now;
        } else {
            addNew(now);
        }
        looked = now;
    }

    private void addNew(Instant now) {
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        Set<String> hosts = history.transaction(connection -> DriveTable.toldSince(connection, yesterday)).stream()
                .filter(drive -> of(drive.host()).stream()
                        .noneMatch(forecast -> forecast.drive().equals(drive.drive())))
                .map(DriveTable.DriveOf::host)
                .collect(Collectors.toSet());
        if (!hosts.isEmpty()) {
            Map<String, List<WearForecast>> all = new HashMap<>(forecasts);
            all.putAll(read(now, hosts));
            forecasts = Map.copyOf(all);
        }
    }

    private Map<String, List<WearForecast>> read(Instant now, @Nullable Collection<String> hosts) {
        Map<String, List<WearForecast>> read = new HashMap<>();
        history.transaction(connection -> DriveTable.eachCourse(
                connection,
                now.minus(kept),
                hosts,
                (drive, course) -> read.computeIfAbsent(drive.host(), _ -> new ArrayList<>())
                        .add(WearPrediction.of(
                                drive.drive(),
                                course.model(),
                                thresholds.getOrDefault(drive.host(), HostEntry.USUAL_WEAR_THRESHOLD),
                                course.points()))));
        return read;
    }
}
