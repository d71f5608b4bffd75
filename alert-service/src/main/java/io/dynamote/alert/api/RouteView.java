package io.dynamote.alert.api;

import java.time.Instant;
import java.util.List;

import io.dynamote.alert.label.Matcher;
import io.dynamote.alert.route.GroupBy;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.Timing;
import org.jspecify.annotations.Nullable;

/**
 * A route as an answer shows it: with what it has from its parent.
 *
 * @param key names it among all, by the matchers on the way to it
 * @param matchers conditions, all of which an alert must meet; none for the root
 * @param groupBy labels of which alerts of the same values go together; {@code ...} alone for all of them
 * @param groupWaitSeconds null for the usual: 30 s, none if an alert is critical
 * @param continues whether siblings after it are asked too
 * @param mute names of intervals in which it is mute
 * @param active names of the only intervals in which it is not; empty for always
 * @param muted why it is mute now; null if it is not
 */
record RouteView(
        String key,
        List<String> matchers,
        String receiver,
        List<String> groupBy,
        @Nullable Double groupWaitSeconds,
        double groupIntervalSeconds,
        double repeatIntervalSeconds,
        double settleSeconds,
        boolean continues,
        List<String> mute,
        List<String> active,
        @Nullable String muted,
        List<RouteView> routes) {

    static RouteView of(Route route, Intervals intervals, Instant now) {
        Timing timing = route.timing();
        return new RouteView(
                route.key(),
                route.matchers().all().stream().map(Matcher::toString).toList(),
                route.receiver(),
                names(route.groupBy()),
                timing.groupWait() == null ? null : TakenView.seconds(timing.groupWait()),
                TakenView.seconds(timing.groupInterval()),
                TakenView.seconds(timing.repeatInterval()),
                TakenView.seconds(timing.settle()),
                route.continues(),
                route.mute(),
                route.active(),
                intervals.muting(route, now).orElse(null),
                route.routes().stream().map(child -> of(child, intervals, now)).toList());
    }

    private static List<String> names(GroupBy groupBy) {
        return groupBy.all() ? List.of(GroupBy.EVERY) : groupBy.names();
    }
}
