package io.dynamote.alert.route;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;

/**
 * A node of the tree of routes. What it does not say itself it has from its parent, but for the intervals.
 *
 * @param key names the route by the matchers on the way to it: <code>{}/{team="search"}</code>
 * @param continues whether siblings after it are asked too when it took an alert
 * @param mute names of intervals in which it is mute
 * @param active names of the only intervals in which it is not; empty for always
 */
public record Route(
        String key,
        Matchers matchers,
        boolean continues,
        GroupBy groupBy,
        Timing timing,
        String receiver,
        List<String> mute,
        List<String> active,
        List<Route> routes) {

    public Route {
        if (receiver.isEmpty()) {
            throw new IllegalArgumentException("the route " + key + " must have a receiver");
        }
        mute = List.copyOf(mute);
        active = List.copyOf(active);
        routes = List.copyOf(routes);
    }

    /** The deepest routes that take an alert, in the order of the tree; none if this one does not. */
    public List<Route> match(LabelSet labels) {
        List<Route> found = new ArrayList<>();
        collect(labels, found);
        return found;
    }

    /**
     * The ways on which an alert comes to the routes of {@link #match}, each from this route to the one that takes it, in the
     * same order; none if this one does not take it.
     */
    public List<List<Route>> paths(LabelSet labels) {
        if (!matchers.matches(labels)) {
            return List.of();
        }
        List<List<Route>> found = new ArrayList<>();
        for (Route child : routes) {
            List<List<Route>> below = child.paths(labels);
            below.forEach(path ->
                    found.add(Stream.concat(Stream.of(this), path.stream()).toList()));
            if (!below.isEmpty() && !child.continues) {
                break;
            }
        }
        return found.isEmpty() ? List.of(List.of(this)) : found;
    }

    private boolean collect(LabelSet labels, List<Route> found) {
        if (!matchers.matches(labels)) {
            return false;
        }
        boolean taken = false;
        for (Route child : routes) {
            if (child.collect(labels, found)) {
                taken = true;
                if (!child.continues) {
                    break;
                }
            }
        }
        if (!taken) {
            found.add(this);
        }
        return true;
    }
}
