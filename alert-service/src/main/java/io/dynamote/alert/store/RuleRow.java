package io.dynamote.alert.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.rule.Severity;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.database.RowJson;
import org.jspecify.annotations.Nullable;

/** A revision of a rule as a row. */
final class RuleRow {

    static final String INSERT =
            "insert into rule_revision (rule_id, revision, name, kind, expression, clear, hold_for_ms,"
                    + " keep_firing_for_ms, no_data, severity, labels, team, summary, description, enabled, author, reason,"
                    + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)";

    private RuleRow() {}

    static List<@Nullable Object> parameters(
            Rule rule, String author, @Nullable String reason, Instant at, RowJson json) {
        return Arrays.asList(
                rule.id().value(),
                rule.revision(),
                rule.name(),
                rule.kind().word(),
                rule.expression(),
                rule.clear(),
                rule.holdFor().toMillis(),
                rule.keepFiringFor().toMillis(),
                rule.noData().word(),
                rule.severity().word(),
                json.write(rule.labels()),
                rule.team(),
                rule.summary(),
                rule.description(),
                rule.enabled(),
                author,
                reason,
                at);
    }

    static RuleVersion read(ResultSet row, RowJson json) throws SQLException {
        return new RuleVersion(
                rule(row, json), row.getString("author"), row.getString("reason"), Sql.instant(row, "created_at"));
    }

    static Rule rule(ResultSet row, RowJson json) throws SQLException {
        return new Rule(
                new RuleId(row.getString("rule_id")),
                row.getInt("revision"),
                row.getString("name"),
                kind(row.getString("kind")),
                row.getString("expression"),
                row.getString("clear"),
                Duration.ofMillis(row.getLong("hold_for_ms")),
                Duration.ofMillis(row.getLong("keep_firing_for_ms")),
                NoDataPolicy.of(row.getString("no_data")),
                Severity.of(row.getString("severity")),
                json.texts(row.getString("labels")),
                row.getString("team"),
                row.getString("summary"),
                row.getString("description"),
                row.getBoolean("enabled"));
    }

    private static SignalKind kind(String word) throws SQLException {
        for (SignalKind kind : SignalKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new SQLException("a stored kind of signals is not known: " + word);
    }
}
