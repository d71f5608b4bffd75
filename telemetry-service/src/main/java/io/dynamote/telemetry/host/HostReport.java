package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Way;
import io.dynamote.telemetry.inventory.HostEntry;
import io.dynamote.telemetry.wear.WearForecast;
import org.jspecify.annotations.Nullable;

/**
 * One host at one moment, all ways taken together.
 *
 * @param id key of the host
 * @param name for people
 * @param role group of the overview; empty if nobody said
 * @param state whether it is there
 * @param ways what is known through each
 * @param figures of the way that is nearest to the host and knows them
 */
record HostReport(
        String id,
        String name,
        String role,
        HostState state,
        Map<Way, WayReport> ways,
        Map<Figure, Reading<Double>> figures) {

    private static final double MILLIS = 1e3;

    /**
     * From what is known through each way; judged at one moment, aged at another, which is now.
     *
     * @param entry of the hosts file, which knows better than the host how it is called; null if it is in none
     */
    static HostReport of(
            String id, @Nullable HostEntry entry, Map<Way, WayReport> ways, Instant judgedAt, Instant now) {
        List<WayReport> nearest = nearest(ways, judgedAt);
        String name = entry != null
                ? entry.name()
                : nearest.isEmpty() ? id : nearest.getFirst().identity().name();
        String ownRole = entry == null ? null : entry.role();
        String role = ownRole != null
                ? ownRole
                : nearest.stream()
                        .map(way -> way.identity().role())
                        .filter(word -> !word.isEmpty())
                        .findFirst()
                        .orElse("");
        return new HostReport(
                id,
                name,
                role,
                HostState.of(ways.values(), judgedAt),
                ways,
                merged(nearest.stream().map(way -> HostFigures.of(way, now)).toList()));
    }

    /** In maintenance, unless that is null. */
    HostReport withMaintenance(@Nullable Maintenance maintenance) {
        return maintenance == null
                ? this
                : new HostReport(
                        id, name, role, new HostState.InMaintenance(maintenance.since(), state), ways, figures);
    }

    /** With the days until the first of its drives reaches its threshold. */
    HostReport withWear(List<WearForecast> forecasts, Instant now) {
        Map<Figure, Reading<Double>> all = new EnumMap<>(figures);
        forecasts.stream()
                .flatMap(forecast -> forecast.daysLeft(now).stream())
                .min(Double::compare)
                .<Reading<Double>>map(Reading::of)
                .or(() -> forecasts.stream()
                        .findFirst()
                        .<Reading<Double>>map(forecast -> Reading.unavailable(Reason.NOT_YET, forecast.reason())))
                .ifPresent(days -> all.put(Figure.DRIVE_WEAR_DAYS_LEFT, days));
        return new HostReport(id, name, role, state, ways, Collections.unmodifiableMap(all));
    }

    /** Ways that are heard of before those that are not, then agents before pollers. */
    private static List<WayReport> nearest(Map<Way, WayReport> ways, Instant judgedAt) {
        return ways.values().stream()
                .sorted(Comparator.<WayReport, Boolean>comparing(way -> way.isSilent(judgedAt))
                        .thenComparing(way -> way.identity().way()))
                .toList();
    }

    private static Map<Figure, Reading<Double>> merged(List<Map<Figure, Reading<Double>>> nearest) {
        Map<Figure, Reading<Double>> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            List<Reading<Double>> readings =
                    nearest.stream().map(each -> each.get(figure)).toList();
            figures.put(
                    figure,
                    readings.stream()
                            .filter(reading -> reading instanceof Reading.Known<Double>)
                            .findFirst()
                            .or(() -> readings.stream().findFirst())
                            .orElse(Reading.unavailable(Reason.NOT_YET, "nothing has been heard of the host")));
        }
        return Collections.unmodifiableMap(figures);
    }

    /** Time of the newest sample. */
    Optional<Instant> lastSample() {
        return ways.values().stream().map(WayReport::lastSample).max(Instant::compareTo);
    }

    /** Seconds since the newest sample; 0 if the clock of the host is ahead of ours. */
    Optional<Double> ageSeconds(Instant now) {
        return lastSample().map(at -> Math.max(0, Duration.between(at, now).toMillis() / MILLIS));
    }

    /** Newest sections first. */
    List<WayReport> newest() {
        return ways.values().stream()
                .sorted(Comparator.comparing(WayReport::lastSample).reversed())
                .toList();
    }
}
