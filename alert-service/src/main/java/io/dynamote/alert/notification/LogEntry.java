package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.state.Alert;

/**
 * What a destination was last told of a group.
 *
 * @param firing alerts that it knows as firing
 * @param resolved alerts of which that message told the end
 * @param at when it was due
 */
public record LogEntry(Set<Fingerprint> firing, Set<Fingerprint> resolved, Instant at) {

    public LogEntry {
        firing = Set.copyOf(firing);
        resolved = Set.copyOf(resolved);
    }

    /** Of a message about these alerts as they are at this time. */
    static LogEntry of(List<Alert> alerts, Instant at) {
        return new LogEntry(names(alerts, at, true), names(alerts, at, false), at);
    }

    /** Names of the alerts that fire at this time, or of those that do not. */
    static Set<Fingerprint> names(List<Alert> alerts, Instant at, boolean firing) {
        Set<Fingerprint> names = new HashSet<>();
        for (Alert alert : alerts) {
            if (alert.isFiring(at) == firing) {
                names.add(alert.fingerprint());
            }
        }
        return names;
    }

    /** As if it had not told of these. */
    LogEntry without(Set<Fingerprint> names) {
        Set<Fingerprint> left = new HashSet<>(firing);
        left.removeAll(names);
        return new LogEntry(left, resolved, at);
    }
}
