package io.dynamote.deployment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.RevisionNumber;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;

/** Revisions: written once, never changed. Every method works within the current transaction. */
@Singleton
public class RevisionStore {

    private final Sql sql;
    private final DeploymentJson json;

    RevisionStore(JdbcOperations jdbc, DeploymentJson json) {
        this.sql = new Sql(jdbc);
        this.json = json;
    }

    /** Keeps a revision of a deployment. */
    public void insert(UUID deployment, Revision revision) {
        sql.update(
                "insert into revision (deployment_id, number, configuration, api_version, target_assumed, manifest,"
                        + " manifest_sha256, author, reason, created_at) values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)",
                deployment,
                revision.number().value(),
                json.write(revision.configuration()),
                revision.apiVersion().id(),
                revision.targetAssumed(),
                revision.manifest(),
                revision.manifestSha256(),
                revision.author(),
                revision.reason(),
                revision.createdAt());
    }

    /** One revision of a deployment. */
    public Optional<Revision> find(UUID deployment, RevisionNumber number) {
        String select = "select * from revision where deployment_id = ? and number = ?";
        return sql.first(select, this::row, List.of(deployment, number.value()));
    }

    private Revision row(ResultSet row) throws SQLException {
        String apiVersion = row.getString("api_version");
        return new Revision(
                new RevisionNumber(row.getInt("number")),
                json.tree(row.getString("configuration")),
                ApiVersion.byId(apiVersion)
                        .orElseThrow(() -> new SQLException("unknown api_version of a revision: " + apiVersion)),
                row.getBoolean("target_assumed"),
                row.getString("manifest"),
                row.getString("manifest_sha256"),
                row.getString("author"),
                row.getString("reason"),
                Sql.instant(row, "created_at"));
    }
}
