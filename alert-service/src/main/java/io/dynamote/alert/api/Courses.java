package io.dynamote.alert.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamote.alert.api.RulePreview.EntityPreview;
import io.dynamote.alert.api.RulePreview.Point;
import io.dynamote.alert.api.RulePreview.Step;
import io.dynamote.alert.api.RulePreview.Stretch;
import io.dynamote.alert.evaluation.AlertState;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.events.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The course of a figure on each entity, in so many points as a chart can show. Of all values that fall into one point the
 * greatest is kept, so that what made a rule fire is seen.
 */
final class Courses {

    private static final int POINTS = 300;
    private static final int MOST_ENTITIES = 50;

    private final @Nullable String figure;
    private final Instant from;
    private final long stepMillis;
    private final Map<String, Map<Long, Point>> byEntity = new TreeMap<>();

    Courses(@Nullable String figure, Instant from, Instant to) {
        this.figure = figure;
        this.from = from;
        this.stepMillis = Math.max(1, Duration.between(from, to).toMillis() / POINTS);
    }

    void add(Signal signal) {
        Map<Long, Point> points = byEntity.computeIfAbsent(signal.entity(), entity -> new TreeMap<>());
        if (figure != null) {
            long slot = Duration.between(from, signal.time()).toMillis() / stepMillis;
            points.merge(slot, new Point(signal.time(), signal.values().get(figure)), Courses::greater);
        }
    }

    private static Point greater(Point one, Point other) {
        Double left = one.value();
        Double right = other.value();
        return left == null || (right != null && right > left) ? other : one;
    }

    int entities() {
        return byEntity.size();
    }

    List<EntityPreview> previews(List<Transition> transitions) {
        Map<String, List<Transition>> own = transitions.stream()
                .collect(Collectors.groupingBy(Transition::entity, TreeMap::new, Collectors.toList()));
        return byEntity.entrySet().stream()
                .map(course -> preview(
                        course.getKey(),
                        List.copyOf(course.getValue().values()),
                        own.getOrDefault(course.getKey(), List.of())))
                .sorted(Comparator.comparing(
                                (EntityPreview entity) -> entity.firing().isEmpty())
                        .thenComparing(entity -> entity.transitions().isEmpty())
                        .thenComparing(EntityPreview::entity))
                .limit(MOST_ENTITIES)
                .toList();
    }

    private static EntityPreview preview(String entity, List<Point> points, List<Transition> transitions) {
        List<Stretch> firing = new ArrayList<>();
        Instant since = null;
        for (Transition transition : transitions) {
            if (transition.fires()) {
                since = transition.at();
            } else if (transition.resolves() && since != null) {
                firing.add(new Stretch(since, transition.at()));
                since = null;
            }
        }
        if (since != null) {
            firing.add(new Stretch(since, null));
        }
        List<Step> steps = transitions.stream()
                .map(step -> new Step(step.at(), word(step.from()), word(step.to()), step.value()))
                .toList();
        return new EntityPreview(entity, points, firing, steps);
    }

    private static String word(AlertState state) {
        return switch (state) {
            case AlertState.Inactive _ -> "inactive";
            case AlertState.Pending _ -> "pending";
            case AlertState.Firing _ -> "firing";
            case AlertState.Recovering _ -> "recovering";
            case AlertState.NoData _ -> "no-data";
        };
    }
}
