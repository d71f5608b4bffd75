package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/**
 * One look at a group, on its way through the stages.
 *
 * @param at the time of the look, by which all is decided
 * @param last what the destination was last told; null for nothing
 * @param alerts what is left to tell
 * @param hidden alerts that a stage took out
 * @param reason why it is told; null before that is decided, and if it is not
 */
record Flush(
        Route route,
        Destination destination,
        Instant at,
        @Nullable LogEntry last,
        List<Alert> alerts,
        Set<Fingerprint> hidden,
        @Nullable Reason reason) {

    Flush {
        alerts = List.copyOf(alerts);
        hidden = Set.copyOf(hidden);
    }

    /** Without the alerts that are hidden. */
    Flush hide(Predicate<Alert> isHidden) {
        List<Alert> left = alerts.stream().filter(isHidden.negate()).toList();
        if (left.size() == alerts.size()) {
            return this;
        }
        Set<Fingerprint> gone = new HashSet<>(hidden);
        alerts.stream().filter(isHidden).map(Alert::fingerprint).forEach(gone::add);
        return new Flush(route, destination, at, last, left, gone, reason);
    }

    Flush because(@Nullable Reason why) {
        return new Flush(route, destination, at, last, alerts, hidden, why);
    }
}
