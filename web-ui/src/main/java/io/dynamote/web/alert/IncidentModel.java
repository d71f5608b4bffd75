package io.dynamote.web.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.Query;
import io.dynamote.web.upstream.Answer;
import org.jspecify.annotations.Nullable;

/** What the template of an incident reads, the same for a request and for a push. */
final class IncidentModel {

    private static final String REFUSES = "alert-service cannot tell now. This is the last known state.";
    private static final String AWAY = "alert-service does not answer. This is its last known state.";

    private IncidentModel() {}

    static Map<String, Object> of(
            String id, Answer<IncidentAnswer> answer, Optional<AlertState> held, boolean warmingUp) {
        return switch (answer) {
            case Answer.Found<IncidentAnswer>(IncidentAnswer found) ->
                full(id, found.alert(), found.timeline(), "", "");
            case Answer.Refused<IncidentAnswer> refused
            when refused.status() == 404 -> without(id, "missing", refused.reason());
            case Answer.Refused<IncidentAnswer> refused -> lastKnown(id, held, warmingUp, REFUSES, refused.reason());
            case Answer.Unavailable<IncidentAnswer> away -> lastKnown(id, held, warmingUp, AWAY, away.reason());
        };
    }

    private static Map<String, Object> lastKnown(
            String id, Optional<AlertState> held, boolean warmingUp, String caveat, String reason) {
        return held.map(alert -> full(id, alert, List.of(), caveat, reason))
                .orElseGet(() -> without(id, warmingUp ? "loading" : "failed", reason));
    }

    private static Map<String, Object> full(
            String id, AlertState alert, List<TimelineItem> timeline, String caveat, String trouble) {
        Map<String, Object> model = without(id, "full", null);
        model.put("row", new AlertRow(alert));
        model.put("timeline", timeline);
        model.put("timelineTrouble", trouble);
        model.put("caveat", caveat);
        model.put("asOf", caveat.isEmpty() ? null : alert.updatedAt());
        return model;
    }

    private static Map<String, Object> without(String id, String state, @Nullable String reason) {
        Map<String, Object> model = new HashMap<>();
        model.put("incidentId", id);
        model.put("state", state);
        model.put("reason", reason);
        return model;
    }

    /** Adds what happened to the thing that the alert is on, or why that cannot be told. */
    static void addHappenings(Map<String, Object> model, Answer<List<Happening>> happenings) {
        model.put("happenings", happenings.orElse(List.of()));
        model.put("happeningsTrouble", happenings.trouble());
    }

    /** Adds the rule and the chart of the figure that fired it, as far as they are known. */
    static void addRule(Map<String, Object> model, Optional<RuleView> rule, Query query, Instant now) {
        rule.ifPresent(known -> model.put("rule", known));
        if (model.get("row") instanceof AlertRow row && row.of().entity() != null) {
            rule.flatMap(known -> FiredFigure.of(row.of().entity().kind(), known.expression(), known.summary()))
                    .ifPresent(figure -> {
                        model.put("figure", figure);
                        FiredChart.of(row.of(), figure, query, now).ifPresent(chart -> model.put("chart", chart));
                    });
        }
    }
}
