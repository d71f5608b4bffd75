package io.dynamote.alert.incident;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.store.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Incidents as they are and were. */
@Singleton
public class IncidentHistory {

    private static final int PART = 500;

    private final TransactionOperations<Connection> transactions;
    private final IncidentTable incidents;
    private final Sql sql;

    IncidentHistory(TransactionOperations<Connection> transactions, IncidentTable incidents, Sql sql) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.sql = sql;
    }

    /** One page, newest first. */
    public List<Incident> page(IncidentQuery query) {
        return transactions.executeRead(status -> incidents.page(query));
    }

    /** The labels of everything that fires. */
    public List<LabelSet> firingLabels() {
        return transactions.executeRead(status -> incidents.firingLabels());
    }

    /** The newest incident of an alert: the one that is open, if one is. */
    public Optional<Incident> newest(Fingerprint alert) {
        return transactions.executeRead(status -> incidents.newest(alert));
    }

    /** One incident. */
    public Optional<Incident> find(IncidentId id) {
        return transactions.executeRead(status -> incidents.find(id));
    }

    /**
     * What happened to an incident, oldest first.
     *
     * @param after id of the last line of the page before; 0 for the first page
     */
    public List<TimelineEntry> timeline(IncidentId id, long after, int limit) {
        return transactions.executeRead(status -> sql.list(
                "select * from timeline where incident_id = ? and id > ? order by id limit ?",
                row -> new TimelineEntry(
                        row.getLong("id"),
                        Sql.instant(row, "at"),
                        row.getString("actor"),
                        row.getString("type"),
                        row.getString("receiver"),
                        row.getString("outcome"),
                        row.getString("message")),
                id.value(),
                after,
                limit));
    }

    /**
     * Everything that a query finds, whatever its limit, part after part: each is read by itself, so nothing in Postgres is held while a slow
     * client takes what it got.
     */
    public Parts parts(IncidentQuery query) {
        return new Parts(new IncidentQuery(
                query.statuses(),
                query.severity(),
                query.team(),
                query.kind(),
                query.rule(),
                query.entity(),
                query.text(),
                query.from(),
                query.to(),
                null,
                PART));
    }

    /** Goes through the parts of an export. */
    public final class Parts {

        private @Nullable IncidentQuery next;

        private Parts(IncidentQuery first) {
            this.next = first;
        }

        /** The incidents of the next part; empty if there are no more. */
        public List<Incident> next() {
            IncidentQuery query = next;
            if (query == null) {
                return List.of();
            }
            List<Incident> found = page(query);
            next = found.size() < query.limit() ? null : query.after(IncidentQuery.Position.of(found.getLast()));
            return found;
        }
    }
}
