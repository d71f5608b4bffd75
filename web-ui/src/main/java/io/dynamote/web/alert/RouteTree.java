package io.dynamote.web.alert;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The tree of routes as alert-service answers it.
 *
 * @param taken routes that take the alert that was asked about; null if none was
 */
record RouteTree(RouteView route, @Nullable List<Taken> taken) {

    RouteTree {
        taken = taken == null ? null : List.copyOf(taken);
    }

    /**
     * A route that takes an alert.
     *
     * @param path keys of the routes from the root to it
     * @param group labels of the group in which the alert is told
     * @param muted why the route is mute now; null if it is not
     */
    public record Taken(
            List<String> path,
            String receiver,
            Map<String, String> group,
            double groupWaitSeconds,
            @Nullable String muted) {

        public Taken {
            path = path == null ? List.of() : List.copyOf(path);
            group = group == null ? Map.of() : Map.copyOf(group);
        }

        /** When a message of a new group goes, in words. */
        public String first() {
            return groupWaitSeconds == 0 ? "at once" : "after " + Durations.text(groupWaitSeconds);
        }

        /** The group, as it is written. */
        public String together() {
            return group.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                    .collect(Collectors.joining(", "));
        }
    }
}
