package io.dynamote.web.alert;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the pages read of a route, with what it has from its parent.
 *
 * @param key names it among all
 * @param matchers conditions that an alert must meet, as they are written; none for the root
 * @param groupBy labels by which alerts go together; {@code ...} alone for all of them
 * @param groupWaitSeconds null for the usual: 30 s, none if an alert is critical
 * @param continues whether the routes after it are asked too
 * @param mute names of times in which it is mute
 * @param active names of the only times in which it is not
 * @param muted why it is mute now; null if it is not
 */
public record RouteView(
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

    public RouteView {
        matchers = listed(matchers);
        groupBy = listed(groupBy);
        mute = listed(mute);
        active = listed(active);
        routes = listed(routes);
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** How its alerts go together, in words. */
    String grouping() {
        if (groupBy.equals(List.of("..."))) {
            return "each alert alone";
        }
        return groupBy.isEmpty() ? "all in one group" : "grouped by " + String.join(", ", groupBy);
    }

    /** When a new group is first told of, in words. */
    String first() {
        if (groupWaitSeconds == null) {
            return "first message after 30s, at once if critical";
        }
        return groupWaitSeconds == 0
                ? "first message at once"
                : "first message after " + Durations.text(groupWaitSeconds);
    }

    /** When it is told of again, in words. */
    String again() {
        return "news every " + Durations.text(groupIntervalSeconds) + ", repeated after "
                + Durations.text(repeatIntervalSeconds);
    }

    /** When ends are told, in words. */
    String ends() {
        return settleSeconds == 0
                ? "each end at once"
                : "ends of what flaps after " + Durations.text(settleSeconds) + " of quiet";
    }
}
