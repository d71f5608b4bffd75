package io.dynamote.web.alert;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What the pages read of a rule.
 *
 * @param revision number of this version
 * @param clearWhen what must hold for an alert to end; null if nothing
 * @param forSeconds how long the expression must hold
 * @param keepFiringForSeconds how long an alert goes on
 * @param noData {@code ok}, {@code keep} or {@code alert}
 * @param builtIn whether a new installation has it
 * @param health how its evaluation goes; null in versions of the past
 */
public record RuleView(
        String id,
        int revision,
        String name,
        String kind,
        String expression,
        @Nullable String clearWhen,
        double forSeconds,
        double keepFiringForSeconds,
        String severity,
        @Nullable String team,
        Map<String, String> labels,
        String summary,
        @Nullable String description,
        String noData,
        boolean enabled,
        boolean builtIn,
        @Nullable Health health,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    public RuleView {
        labels = labels == null ? Map.of() : new TreeMap<>(labels);
    }

    /**
     * How the evaluation of a rule goes.
     *
     * @param state {@code healthy}, {@code failing} or {@code refused}
     * @param message what is wrong; null if nothing
     * @param entity on which it failed last
     * @param at when
     */
    public record Health(
            String state,
            @Nullable String message,
            @Nullable String entity,
            @Nullable Instant at) {}
}
