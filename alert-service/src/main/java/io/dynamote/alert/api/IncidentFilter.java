package io.dynamote.alert.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentQuery;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Which incidents a request asks for. */
final class IncidentFilter {

    /** Alerts that are not over. */
    static final Set<AlertStatus> ACTIVE = Set.of(AlertStatus.PENDING, AlertStatus.FIRING, AlertStatus.ACKNOWLEDGED);

    private IncidentFilter() {}

    /**
     * The query of a request, with one row more than its page has.
     *
     * @param among statuses that are listed at all; empty for all
     */
    static IncidentQuery of(Parameters in, Set<AlertStatus> among) {
        String cursor = in.text("cursor");
        return new IncidentQuery(
                statuses(in, among),
                in.text("severity"),
                in.text("team"),
                in.kind(),
                rule(in.text("ruleId")),
                in.text("entity"),
                in.text("q"),
                in.time("from"),
                in.time("to"),
                cursor == null ? null : IncidentQuery.Position.decode(cursor),
                in.limit() + 1);
    }

    /** {@code firing} are those on which somebody is as well, unless {@code acknowledged} says otherwise. */
    private static Set<AlertStatus> statuses(Parameters in, Set<AlertStatus> among) {
        Set<AlertStatus> wanted = EnumSet.noneOf(AlertStatus.class);
        for (String parameter : in.texts("status")) {
            for (String word : parameter.isBlank() ? new String[0] : parameter.split(",", -1)) {
                AlertStatus status = Parameters.find(AlertStatus.values(), word.strip())
                        .orElseThrow(() -> InvalidInputException.of(
                                "status", word, "must be one of " + Parameters.words(AlertStatus.values())));
                wanted.add(status);
                if (status == AlertStatus.FIRING) {
                    wanted.add(AlertStatus.ACKNOWLEDGED);
                }
            }
        }
        if (wanted.isEmpty()) {
            wanted.addAll(among.isEmpty() ? List.of(AlertStatus.values()) : among);
        }
        Boolean acknowledged = in.flag("acknowledged");
        if (acknowledged != null) {
            wanted.removeIf(status -> acknowledged != (status == AlertStatus.ACKNOWLEDGED));
        }
        if (!among.isEmpty()) {
            wanted.retainAll(among);
        }
        if (wanted.isEmpty()) {
            throw InvalidInputException.of(
                    "status", String.join(",", in.texts("status")), "must fit together with the other parameters");
        }
        return wanted;
    }

    private static @Nullable RuleId rule(@Nullable String id) {
        try {
            return id == null ? null : new RuleId(id);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("ruleId", String.valueOf(id), String.valueOf(e.getMessage()));
        }
    }

    /** Where the next page begins; null if these were all. */
    static @Nullable String next(List<Incident> found, int limit) {
        return found.size() <= limit
                ? null
                : IncidentQuery.Position.of(found.get(limit - 1)).encoded();
    }
}
