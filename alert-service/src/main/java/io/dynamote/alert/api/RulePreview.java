package io.dynamote.alert.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done.
 *
 * @param from since when signals were read
 * @param to up to when
 * @param complete whether those were all that there are
 * @param signals how many were evaluated
 * @param unknown on how many nothing could be told
 * @param unavailable why, for each figure that was not there the reason told last
 * @param failed on how many the rule failed
 * @param failure how it failed last; null if it did not
 * @param entities first those on which it would have fired, by name; only so many
 * @param truncated how many entities and transitions more there were
 */
record RulePreview(
        Instant from,
        Instant to,
        boolean complete,
        int signals,
        int unknown,
        Map<String, String> unavailable,
        int failed,
        @Nullable String failure,
        List<EntityPreview> entities,
        int truncated) {

    /**
     * What it would have done on one entity.
     *
     * @param points course of the figure that its alerts show
     * @param firing when it would have fired
     */
    record EntityPreview(String entity, List<Point> points, List<Stretch> firing, List<Step> transitions) {}

    /** A figure at a time; null while it was not there. */
    record Point(Instant at, @Nullable Double value) {}

    /** From one time to another; without an end if it would fire still. */
    record Stretch(Instant from, @Nullable Instant to) {}

    /** From one state to another: {@code inactive}, {@code pending}, {@code firing}, {@code recovering}, {@code no-data}. */
    record Step(
            Instant at, String from, String to, @Nullable Double value) {}
}
