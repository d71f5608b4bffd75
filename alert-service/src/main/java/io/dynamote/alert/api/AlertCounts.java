package io.dynamote.alert.api;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.rule.Severity;
import io.dynamote.alert.store.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** How many alerts there are, for a glance. */
@Singleton
final class AlertCounts {

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final Clock clock;

    AlertCounts(TransactionOperations<Connection> transactions, Sql sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The numbers.
     *
     * @param firing by severity, those on which nobody is
     * @param silenced those that fire and of which nobody is told, also counted in firing or acknowledged
     */
    record View(
            Map<String, Long> firing, long pending, long acknowledged, long silenced, Instant asOf, boolean stale) {}

    private record Row(String status, String severity, long all, long silenced) {}

    View now() {
        Instant now = clock.instant();
        List<Row> rows = transactions.executeRead(status -> sql.list(
                "select status, severity, count(*) as total, count(*) filter (where cardinality(silenced_by) > 0) as muted"
                        + " from incident where resolved_at is null group by status, severity order by severity",
                row -> new Row(
                        row.getString("status"),
                        row.getString("severity"),
                        row.getLong("total"),
                        row.getLong("muted"))));
        Map<String, Long> firing = new LinkedHashMap<>();
        for (Severity severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            firing.put(severity.word(), 0L);
        }
        rows.stream()
                .filter(row -> row.status().equals("firing"))
                .forEach(row -> firing.merge(row.severity().isEmpty() ? "none" : row.severity(), row.all(), Long::sum));
        return new View(
                firing,
                sum(rows, "pending"),
                sum(rows, "acknowledged"),
                rows.stream().mapToLong(Row::silenced).sum(),
                now,
                false);
    }

    private static long sum(List<Row> rows, String status) {
        return rows.stream()
                .filter(row -> row.status().equals(status))
                .mapToLong(Row::all)
                .sum();
    }
}
