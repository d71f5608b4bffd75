package io.dynamote.alert.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.store.Sql;
import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.database.RowJson;
import org.jspecify.annotations.Nullable;

/** An incident as a row. */
final class IncidentRow {

    static final String COLUMNS =
            "fingerprint, shard, rule_id, rule_revision, kind, entity, generator_url, presumed_end,"
                    + " name, severity, team, labels, annotations, value, status, active_at, fired_at, recovering_since,"
                    + " no_data_since, resolved_at, cause, acknowledged_by, acknowledged_at, acknowledged_note, silenced_by,"
                    + " updated_at";

    /** A place for each column, and one for the id after them. */
    static final String PLACES =
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    private IncidentRow() {}

    static List<@Nullable Object> parameters(Incident incident, RowJson json) {
        IncidentState state = incident.state();
        Acknowledgement by = state.acknowledgement();
        IncidentState.Resolved over = state instanceof IncidentState.Resolved resolved ? resolved : null;
        Subject.OfRule rule = incident.subject() instanceof Subject.OfRule of ? of : null;
        Subject.OfSource source = incident.subject() instanceof Subject.OfSource of ? of : null;
        LabelSet labels = incident.labels();
        return Arrays.asList(
                incident.fingerprint().toString(),
                rule == null ? null : rule.shard(),
                rule == null ? null : rule.rule().value(),
                rule == null ? null : rule.revision(),
                rule == null ? null : rule.kind().word(),
                rule == null ? null : rule.entity(),
                source == null ? null : source.generatorUrl(),
                source == null ? null : source.presumedEnd(),
                labels.get("alertname"),
                labels.get("severity"),
                labels.get("team"),
                json.write(labels.values()),
                json.write(incident.reading().annotations()),
                incident.reading().value(),
                word(state.status()),
                incident.activeAt(),
                state.firedAt(),
                incident.recoveringSince(),
                incident.noDataSince(),
                over == null ? null : over.at(),
                over == null ? null : over.cause().name(),
                by == null ? null : by.by().name(),
                by == null ? null : by.at(),
                by == null ? null : by.note(),
                incident.silencedBy().toArray(String[]::new),
                incident.updatedAt(),
                incident.id().value());
    }

    static Incident read(ResultSet row, RowJson json) throws SQLException {
        return new Incident(
                new IncidentId(row.getObject("id", UUID.class)),
                subject(row),
                LabelSet.of(json.texts(row.getString("labels"))),
                new Incident.Reading(row.getObject("value", Double.class), json.texts(row.getString("annotations"))),
                Sql.instant(row, "active_at"),
                Sql.instantOrNull(row, "recovering_since"),
                Sql.instantOrNull(row, "no_data_since"),
                state(row),
                Sql.texts(row, "silenced_by"),
                Sql.instant(row, "updated_at"));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        String rule = row.getString("rule_id");
        return rule == null
                ? new Subject.OfSource(row.getString("generator_url"), Sql.instantOrNull(row, "presumed_end"))
                : new Subject.OfRule(
                        new RuleId(rule),
                        row.getInt("rule_revision"),
                        kind(row.getString("kind")),
                        row.getString("entity"),
                        row.getInt("shard"));
    }

    private static SignalKind kind(String word) throws SQLException {
        for (SignalKind kind : SignalKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new SQLException("a stored kind of signals is not known: " + word);
    }

    private static IncidentState state(ResultSet row) throws SQLException {
        AlertStatus status = AlertStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        Acknowledgement by = acknowledgement(row);
        return switch (status) {
            case PENDING -> new IncidentState.Pending();
            case FIRING -> new IncidentState.Firing(Sql.instant(row, "fired_at"));
            case ACKNOWLEDGED -> {
                if (by == null) {
                    throw new SQLException("an acknowledged incident does not say by whom");
                }
                yield new IncidentState.Acknowledged(Sql.instant(row, "fired_at"), by);
            }
            case RESOLVED ->
                new IncidentState.Resolved(
                        Sql.instant(row, "fired_at"),
                        by,
                        Sql.instant(row, "resolved_at"),
                        AlertCause.valueOf(row.getString("cause")));
        };
    }

    private static @Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
        String by = row.getString("acknowledged_by");
        Instant at = Sql.instantOrNull(row, "acknowledged_at");
        return by == null || at == null
                ? null
                : new Acknowledgement(new Actor(by), at, row.getString("acknowledged_note"));
    }

    static String word(AlertStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
