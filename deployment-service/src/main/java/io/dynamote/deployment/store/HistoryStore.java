package io.dynamote.deployment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.Phase;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;

/** History over all lives under a name. Every method works within the current transaction. */
@Singleton
public class HistoryStore {

    private final Sql sql;

    HistoryStore(JdbcOperations jdbc) {
        this.sql = new Sql(jdbc);
    }

    void append(Deployment row, DeploymentEvent fact, Instant at) {
        sql.update(
                "insert into history (deployment_id, namespace, name, at, actor, type, revision, phase, message)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                row.ref().namespace().value(),
                row.ref().name().value(),
                at,
                fact.actor(),
                FactText.type(fact),
                FactText.revision(fact),
                row.state().phase().name(),
                FactText.message(fact));
    }

    /**
     * One page, newest first.
     *
     * @param before id of the last entry of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<HistoryEntry> page(DeploymentRef ref, long before, int limit) {
        String select = "select * from history where namespace = ? and name = ? and id < ? order by id desc limit ?";
        return sql.list(
                select,
                HistoryStore::row,
                List.of(ref.namespace().value(), ref.name().value(), before, limit));
    }

    private static HistoryEntry row(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("id"),
                Sql.instant(row, "at"),
                row.getString("actor"),
                row.getString("type"),
                row.getObject("revision", Integer.class),
                Phase.valueOf(row.getString("phase")),
                row.getString("message"));
    }
}
