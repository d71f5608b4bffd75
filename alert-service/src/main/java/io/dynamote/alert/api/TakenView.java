package io.dynamote.alert.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.Routing;
import io.dynamote.alert.route.Route;
import org.jspecify.annotations.Nullable;

/**
 * A route that takes an alert. Silences, inhibition and what was told before are not looked at: they change by the minute.
 *
 * @param path keys of the routes from the root to it
 * @param group labels that name the group in which the alert is told
 * @param groupWaitSeconds from the first alert of that group to its first message, if this is it
 * @param muted why the route is mute now; null if it is not
 */
record TakenView(
        List<String> path,
        String receiver,
        Map<String, String> group,
        double groupWaitSeconds,
        @Nullable String muted) {

    static List<TakenView> of(Routing routing, LabelSet labels, Instant now) {
        return routing.root().paths(labels).stream()
                .map(path -> of(path, routing, labels, now))
                .toList();
    }

    private static TakenView of(List<Route> path, Routing routing, LabelSet labels, Instant now) {
        Route route = path.getLast();
        return new TakenView(
                path.stream().map(Route::key).toList(),
                route.receiver(),
                route.groupBy().group(labels).values(),
                seconds(route.timing().waitFor(labels)),
                routing.intervals().muting(route, now).orElse(null));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
