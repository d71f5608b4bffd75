package io.dynamote.alert.route;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.alert.schedule.TimeInterval;

/** The named intervals that routes speak of. */
public record Intervals(Map<String, List<TimeInterval>> byName) {

    /** No interval. */
    public static final Intervals NONE = new Intervals(Map.of());

    public Intervals {
        byName = Map.copyOf(byName);
    }

    /** Why a route is mute at this time; empty if it is not. Mute wins over active. */
    public Optional<String> muting(Route route, Instant now) {
        for (String name : route.mute()) {
            if (contains(name, now)) {
                return Optional.of(name);
            }
        }
        if (route.active().isEmpty() || route.active().stream().anyMatch(name -> contains(name, now))) {
            return Optional.empty();
        }
        return Optional.of("outside " + String.join(", ", route.active()));
    }

    private boolean contains(String name, Instant now) {
        return byName.getOrDefault(name, List.of()).stream().anyMatch(interval -> interval.contains(now));
    }
}
