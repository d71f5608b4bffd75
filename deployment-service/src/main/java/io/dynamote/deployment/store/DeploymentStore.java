package io.dynamote.deployment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.events.deployment.DeploymentState;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The rows of deployments. Every method works within the current transaction. */
@Singleton
public class DeploymentStore {

    private static final String SELECT = "select * from deployment ";
    private static final String LIVE = "where namespace = ? and name = ? and deleted_at is null";

    private final Sql sql;
    private final DeploymentJson json;
    private final ReadRows known = new ReadRows();

    DeploymentStore(JdbcOperations jdbc, DeploymentJson json) {
        this.sql = new Sql(jdbc);
        this.json = json;
    }

    /**
     * Begins a life. Waits for a transaction that is just ending the one before under the same name.
     *
     * @return false, with nothing changed, if the name is taken
     */
    boolean insert(Deployment row) {
        String insert = "insert into deployment (id, namespace, name, team, model_id, desired, revision, phase, state,"
                + " steps, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) on conflict do nothing";
        DeploymentState state = row.state();
        return sql.update(
                        insert,
                        row.id(),
                        state.namespace(),
                        state.name(),
                        state.team(),
                        state.modelId(),
                        row.desired().word(),
                        row.revision().value(),
                        state.phase().name(),
                        json.write(state),
                        json.write(row.steps()),
                        state.createdAt(),
                        state.updatedAt())
                == 1;
    }

    /** Replaces what may change in a row that this transaction has locked. */
    void update(Deployment row) {
        Applied applied = row.applied();
        DeploymentState state = row.state();
        sql.update(
                "update deployment set desired = ?, revision = ?, applied_revision = ?, applied_uid = ?,"
                        + " applied_generation = ?, applied_at = ?, refusal = ?::jsonb, hindrance = ?, phase = ?,"
                        + " state = ?::jsonb, steps = ?::jsonb, updated_at = ?,"
                        + " deleted_at = ? where id = ?",
                row.desired().word(),
                row.revision().value(),
                applied == null ? null : applied.revision().value(),
                applied == null ? null : applied.uid(),
                applied == null ? null : applied.generation(),
                applied == null ? null : applied.at(),
                json.refusal(row.refusal()),
                row.hindrance(),
                state.phase().name(),
                json.write(state),
                json.write(row.steps()),
                state.updatedAt(),
                row.deletedAt(),
                row.id());
    }

    /** The live deployment of this name. */
    public Optional<Deployment> find(DeploymentRef ref) {
        return sql.first(SELECT + LIVE, this::row, parameters(ref));
    }

    /** The live deployment of this name, locked until the transaction ends. */
    public Optional<Deployment> lock(DeploymentRef ref) {
        return sql.first(SELECT + LIVE + " for update", this::row, parameters(ref));
    }

    /** One life, whether it has ended or not. */
    public Optional<Deployment> find(UUID id) {
        return sql.first(SELECT + "where id = ?", this::row, List.of(id));
    }

    /** The newest life under this name, whether it has ended or not. */
    public Optional<Deployment> latest(DeploymentRef ref) {
        String newest = "where namespace = ? and name = ? order by deleted_at desc nulls first limit 1";
        return sql.first(SELECT + newest, this::row, parameters(ref));
    }

    /** One page of the live deployments. */
    public List<Deployment> list(DeploymentQuery query) {
        List<ReadRows.Version> versions = sql.list(
                "select id, xmin::text as version from deployment " + query.where(),
                DeploymentStore::version,
                query.parameters());
        return known.of(versions, this::read);
    }

    /** Every live deployment. */
    public List<DeploymentRef> live() {
        return sql.list(
                "select namespace, name from deployment where deleted_at is null", DeploymentStore::ref, List.of());
    }

    /** Live deployments that are not yet as wanted, or that are not running. */
    public List<DeploymentRef> unsettled() {
        return sql.list(
                "select namespace, name from deployment where deleted_at is null and (phase <> 'RUNNING'"
                        + " or desired = 'absent' or applied_revision is distinct from revision)",
                DeploymentStore::ref,
                List.of());
    }

    /** One life, locked until the transaction ends, whether it has ended or not. */
    public Optional<Deployment> lock(UUID id) {
        return sql.first(SELECT + "where id = ? for update", this::row, List.of(id));
    }

    private List<ReadRows.Read> read(List<UUID> ids) {
        return sql.list(
                "select *, xmin::text as version from deployment where id = any(?)",
                row -> new ReadRows.Read(version(row), row(row)),
                Collections.singletonList(ids.toArray(UUID[]::new)));
    }

    private static ReadRows.Version version(ResultSet row) throws SQLException {
        return new ReadRows.Version(row.getObject("id", UUID.class), row.getString("version"));
    }

    private static List<String> parameters(DeploymentRef ref) {
        return List.of(ref.namespace().value(), ref.name().value());
    }

    private static DeploymentRef ref(ResultSet row) throws SQLException {
        return DeploymentRef.of(row.getString("namespace"), row.getString("name"));
    }

    private Deployment row(ResultSet row) throws SQLException {
        return new Deployment(
                row.getObject("id", UUID.class),
                ref(row),
                Desired.byWord(row.getString("desired")),
                new RevisionNumber(row.getInt("revision")),
                applied(row),
                json.refusal(row.getString("refusal")),
                row.getString("hindrance"),
                json.state(row.getString("state")),
                json.steps(row.getString("steps")),
                Sql.instantOrNull(row, "deleted_at"));
    }

    private static @Nullable Applied applied(ResultSet row) throws SQLException {
        String uid = row.getString("applied_uid");
        return uid == null
                ? null
                : new Applied(
                        new RevisionNumber(row.getInt("applied_revision")),
                        uid,
                        row.getLong("applied_generation"),
                        Sql.instant(row, "applied_at"));
    }
}
