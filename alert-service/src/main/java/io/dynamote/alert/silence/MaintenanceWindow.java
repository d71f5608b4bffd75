package io.dynamote.alert.silence;

import java.time.Instant;
import java.util.List;

import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.schedule.TimeInterval;

/**
 * A silence that recurs: alerts are not told while work is planned.
 *
 * @param name names it, as people do
 * @param times when; in one of them is enough
 */
public record MaintenanceWindow(
        String name, Matchers matchers, List<TimeInterval> times, String createdBy, String comment) implements Mute {

    public MaintenanceWindow {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        if (matchers.matchNothing()) {
            throw new IllegalArgumentException("matchers must hold one that an alert without labels does not meet");
        }
        if (times.isEmpty()) {
            throw new IllegalArgumentException("times must say when the work is");
        }
        times = List.copyOf(times);
    }

    @Override
    public boolean isActive(Instant now) {
        return times.stream().anyMatch(time -> time.contains(now));
    }
}
