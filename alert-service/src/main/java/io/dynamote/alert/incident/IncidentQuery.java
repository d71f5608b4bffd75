package io.dynamote.alert.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list, newest first by when they were first seen.
 *
 * @param statuses only in one of these; all if empty
 * @param severity only of this one
 * @param team only of this one
 * @param kind only those on an entity of this kind
 * @param rule only of this one
 * @param entity only on this one
 * @param text only those whose name, entity or a label or annotation contains it, whatever the case
 * @param from only those that were not over before this
 * @param to only those that had begun before this
 * @param after where the page before ended
 * @param limit most rows to read
 */
public record IncidentQuery(
        Set<AlertStatus> statuses,
        @Nullable String severity,
        @Nullable String team,
        @Nullable SignalKind kind,
        @Nullable RuleId rule,
        @Nullable String entity,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Position after,
        int limit) {

    /** Everything, in pages of this size. */
    public static IncidentQuery all(int limit) {
        return new IncidentQuery(Set.of(), null, null, null, null, null, null, null, null, null, limit);
    }

    public IncidentQuery {
        statuses = Set.copyOf(statuses);
    }

    /** A place in the list. */
    public record Position(Instant activeAt, IncidentId id) {

        /** That of an incident. */
        public static Position of(Incident incident) {
            return new Position(incident.activeAt(), incident.id());
        }

        /** As clients hand it back. */
        public String encoded() {
            return new Cursor(activeAt + " " + id).encoded();
        }

        /**
         * What a client handed back.
         *
         * @throws InvalidInputException if it is none
         */
        public static Position decode(String cursor) {
            String[] parts = Cursor.decode(cursor).after().split(" ", -1);
            try {
                if (parts.length == 2) {
                    return new Position(Instant.parse(parts[0]), new IncidentId(UUID.fromString(parts[1])));
                }
            } catch (java.time.DateTimeException | IllegalArgumentException e) {
                throw refused(cursor);
            }
            throw refused(cursor);
        }

        private static InvalidInputException refused(String cursor) {
            return InvalidInputException.of("cursor", cursor, "must be the nextCursor of an earlier answer");
        }
    }

    IncidentQuery after(Position position) {
        return new IncidentQuery(statuses, severity, team, kind, rule, entity, text, from, to, position, limit);
    }

    String where() {
        StringBuilder where = new StringBuilder("where true");
        where.append(statuses.isEmpty() ? "" : " and status = any (?)");
        add(where, severity, " and severity = ?");
        add(where, team, " and team = ?");
        add(where, kind, " and kind = ?");
        add(where, rule, " and rule_id = ?");
        add(where, entity, " and entity = ?");
        add(
                where,
                text,
                " and (position(? in lower(name)) > 0 or position(? in lower(labels::text)) > 0"
                        + " or position(? in lower(annotations::text)) > 0)");
        add(where, from, " and (resolved_at is null or resolved_at >= ?)");
        add(where, to, " and active_at < ?");
        add(where, after, " and (active_at, id) < (?, ?)");
        return where.append(" order by active_at desc, id desc limit ?").toString();
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        if (!statuses.isEmpty()) {
            parameters.add(statuses.stream().map(IncidentRow::word).toArray(String[]::new));
        }
        add(parameters, severity);
        add(parameters, team);
        add(parameters, kind == null ? null : kind.word());
        add(parameters, rule == null ? null : rule.value());
        add(parameters, entity);
        String lower = text == null ? null : text.toLowerCase(Locale.ROOT);
        add(parameters, lower);
        add(parameters, lower);
        add(parameters, lower);
        add(parameters, from);
        add(parameters, to);
        if (after != null) {
            parameters.add(after.activeAt());
            parameters.add(after.id().value());
        }
        parameters.add(limit);
        return parameters;
    }

    private static void add(StringBuilder where, @Nullable Object value, String condition) {
        where.append(value == null ? "" : condition);
    }

    private static void add(List<Object> parameters, @Nullable Object value) {
        if (value != null) {
            parameters.add(value);
        }
    }
}
