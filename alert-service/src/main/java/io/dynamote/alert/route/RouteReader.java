package io.dynamote.alert.route;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.dynamote.alert.label.Matchers;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads the tree of routes in Alertmanager's form. */
public final class RouteReader {

    private final Set<String> receivers;
    private final Set<String> intervals;

    /**
     * @param receivers names that routes may use
     * @param intervals names that routes may use
     */
    public RouteReader(Set<String> receivers, Set<String> intervals) {
        this.receivers = Set.copyOf(receivers);
        this.intervals = Set.copyOf(intervals);
    }

    /** The root; what is wrong with the tree goes to the errors of {@code in}. */
    public Route root(ObjectReader in) {
        in.text("receiver").required();
        Route root = read(in, null, matchers(in), "{}");
        refuseInRoot(in, "matchers", !root.matchers().all().isEmpty());
        refuseInRoot(in, "mute_time_intervals", !root.mute().isEmpty());
        refuseInRoot(in, "active_time_intervals", !root.active().isEmpty());
        refuseInRoot(in, "continue", root.continues());
        return root;
    }

    private static void refuseInRoot(ObjectReader in, String name, boolean given) {
        if (given) {
            in.fault(name, null, "must not be in the root: it takes every alert, always");
        }
    }

    /** Children of the same matchers would be one: the second is named with its number. */
    private Function<ObjectReader, Route> children(Route parent) {
        Map<Matchers, Integer> alike = new HashMap<>();
        return in -> {
            Matchers matchers = matchers(in);
            int number = alike.merge(matchers, 1, Integer::sum);
            return read(in, parent, matchers, parent.key() + "/" + matchers + (number == 1 ? "" : "#" + number));
        };
    }

    private Route read(ObjectReader in, @Nullable Route parent, Matchers matchers, String key) {
        Route inherited = parent == null
                ? new Route(
                        key, Matchers.NONE, false, GroupBy.NOTHING, Timing.USUAL, "?", List.of(), List.of(), List.of())
                : parent;
        GroupBy groupBy = in.texts("group_by", RouteReader::label)
                .as(GroupBy::of)
                .optional()
                .orElse(inherited.groupBy());
        Timing timing = timing(in, inherited.timing());
        String receiver = in.text("receiver")
                .as(name -> known(name, receivers, "a receiver"))
                .optional()
                .orElse(inherited.receiver());
        Route self = new Route(
                key,
                matchers,
                in.bool("continue").optional().orElse(false),
                groupBy,
                timing,
                receiver,
                intervals(in, "mute_time_intervals"),
                intervals(in, "active_time_intervals"),
                List.of());
        List<Route> routes = in.objects("routes", children(self)).optional().orElse(List.of());
        in.refuseOthers();
        return new Route(
                key, matchers, self.continues(), groupBy, timing, receiver, self.mute(), self.active(), routes);
    }

    private static Matchers matchers(ObjectReader in) {
        return in.texts("matchers", Matchers::parse)
                .as(Matchers::join)
                .optional()
                .orElse(Matchers.NONE);
    }

    private static Timing timing(ObjectReader in, Timing inherited) {
        Duration wait = in.text("group_wait").as(DurationText::parse).orNull();
        return new Timing(
                wait == null ? inherited.groupWait() : wait,
                duration(in, "group_interval", inherited, Timing::groupInterval),
                duration(in, "repeat_interval", inherited, Timing::repeatInterval),
                in.text("settle").as(DurationText::parse).optional().orElse(inherited.settle()));
    }

    private static Duration duration(ObjectReader in, String name, Timing inherited, Function<Timing, Duration> value) {
        return in.text(name).as(RouteReader::aboveZero).optional().orElse(value.apply(inherited));
    }

    private static Duration aboveZero(String text) {
        Duration duration = DurationText.parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("must be above zero");
        }
        return duration;
    }

    private List<String> intervals(ObjectReader in, String name) {
        return in.texts(name, text -> known(text, intervals, "a time interval"))
                .optional()
                .orElse(List.of());
    }

    private static String label(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("must be the name of a label");
        }
        return name;
    }

    private static String known(String name, Set<String> names, String what) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("must be the name of " + what + " of this file");
        }
        return name;
    }
}
