package io.dynamote.web.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A route as a node of the tree that people see.
 *
 * @param of the route
 * @param says what counts for it and does not already for the route above it
 * @param mark what it has to do with the alert that was asked about
 * @param nobody whether its receiver has no place to send to
 */
public record RouteNode(RouteView of, List<String> says, Mark mark, boolean nobody, List<RouteNode> children) {

    /** What a route has to do with an alert. */
    public enum Mark {
        NONE(""),
        PASSES("is-passed"),
        TAKES("is-taken");

        private final String css;

        Mark(String css) {
            this.css = css;
        }

        /** Class of its element. */
        public String css() {
            return css;
        }
    }

    public RouteNode {
        says = List.copyOf(says);
        children = List.copyOf(children);
    }

    /**
     * The tree.
     *
     * @param passed keys of routes on the way of the alert
     * @param taking keys of routes that take it
     * @param silent names of receivers without any place
     */
    static RouteNode of(RouteView root, Set<String> passed, Set<String> taking, Set<String> silent) {
        return new Reading(passed, taking, silent).node(root, null);
    }

    /** What the whole tree is read with. */
    private record Reading(Set<String> passed, Set<String> taking, Set<String> silent) {

        RouteNode node(RouteView route, @Nullable RouteView parent) {
            Mark mark =
                    taking.contains(route.key()) ? Mark.TAKES : passed.contains(route.key()) ? Mark.PASSES : Mark.NONE;
            return new RouteNode(
                    route,
                    differences(route, parent),
                    mark,
                    silent.contains(route.receiver()),
                    route.routes().stream().map(child -> node(child, route)).toList());
        }

        private static List<String> differences(RouteView route, @Nullable RouteView parent) {
            List<String> says = new ArrayList<>();
            add(says, route.grouping(), parent == null ? null : parent.grouping());
            add(says, route.first(), parent == null ? null : parent.first());
            add(says, route.again(), parent == null ? null : parent.again());
            add(says, route.ends(), parent == null ? null : parent.ends());
            if (!route.active().isEmpty()) {
                says.add("only during " + String.join(", ", route.active()));
            }
            if (!route.mute().isEmpty()) {
                says.add("mute during " + String.join(", ", route.mute()));
            }
            return says;
        }

        private static void add(List<String> says, String own, @Nullable String above) {
            if (!own.equals(above)) {
                says.add(own);
            }
        }
    }

    /** What an alert must be like for this route, as people read it, if there is no condition. */
    public boolean takesEverything() {
        return of.matchers().isEmpty();
    }
}
