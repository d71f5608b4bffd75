package io.dynamote.alert.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.store.Sql;
import io.dynamote.runtime.database.RowJson;
import jakarta.inject.Singleton;

/** The rows of incidents. Every method works within the current transaction. */
@Singleton
final class IncidentTable {

    private static final String SELECT = "select incident.* from incident ";
    private static final String FIRING = "resolved_at is null and fired_at is not null";

    private final Sql sql;
    private final RowJson json;

    IncidentTable(Sql sql, RowJson json) {
        this.sql = sql;
        this.json = json;
    }

    /** The open incidents of these alerts, locked until the transaction ends; always in one order, so that none waits in a circle. */
    List<Incident> lockOpen(Collection<Fingerprint> alerts) {
        return list("where fingerprint = any (?) and resolved_at is null order by fingerprint for update", (Object)
                names(alerts));
    }

    Optional<Incident> lock(IncidentId id) {
        return list("where id = ? for update", id.value()).stream().findFirst();
    }

    /** The incidents that these alerts were told of, locked. */
    List<Incident> lockFired(List<Alert> told) {
        return list(
                "join unnest (?, cast(? as timestamptz[])) as told (name, fired)"
                        + " on fingerprint = told.name and fired_at = told.fired order by fingerprint, id for update of incident",
                names(told.stream().map(Alert::fingerprint).toList()),
                told.stream().map(alert -> alert.startsAt().toString()).toArray(String[]::new));
    }

    /** Incidents of which there is news, which is taken away; those of one alert in their order. */
    List<Incident> takeNews(int most) {
        List<UUID> news = sql.list(
                "delete from news where id in (select id from news order by id limit ? for update skip locked)"
                        + " returning incident_id",
                row -> row.getObject(1, UUID.class),
                most);
        return list("where id = any (?) order by fingerprint, fired_at", (Object) news.toArray(UUID[]::new));
    }

    Optional<Incident> find(IncidentId id) {
        return list("where id = ?", id.value()).stream().findFirst();
    }

    /** The one that is open, if there is one: its beginning may be before that of one that is over. */
    Optional<Incident> newest(Fingerprint alert) {
        return list(
                        "where fingerprint = ? order by resolved_at is null desc, active_at desc, id desc limit 1",
                        alert.toString())
                .stream()
                .findFirst();
    }

    /** What a partition of signals has to go on with. */
    List<Incident> openOfShard(int shard) {
        return list("where shard = ? and resolved_at is null order by fingerprint", shard);
    }

    /** An alert that fires: its labels, and what is noted to silence it. */
    record Firing(LabelSet labels, List<String> silencedBy) {}

    /**
     * Alerts that fire and are noted to be silenced, or that may be.
     *
     * @param labels one that may be silenced has all labels of one of these
     */
    List<Firing> silencedOrWith(List<Map<String, String>> labels) {
        return sql.list(
                "select labels, silenced_by from incident where " + FIRING
                        + " and (silenced_by <> '{}' or labels @> any (cast(? as jsonb[])))",
                row -> new Firing(labels(row), Sql.texts(row, "silenced_by")),
                (Object) labels.stream().map(json::write).toArray(String[]::new));
    }

    /** The labels of everything that fires. */
    List<LabelSet> firingLabels() {
        return sql.list("select labels from incident where " + FIRING, this::labels);
    }

    private LabelSet labels(ResultSet row) throws SQLException {
        return LabelSet.of(json.texts(row.getString("labels")));
    }

    /** What other systems sent and then were silent about for too long. */
    List<Incident> lockPresumedOver(Instant now, int most) {
        return list(
                "where resolved_at is null and presumed_end <= ? order by fingerprint limit ? for update", now, most);
    }

    /** Lets no incident begin until the transaction ends; see {@link #mayBegin}. */
    void holdBeginnings() {
        sql.update("lock table shard in exclusive mode");
    }

    /** Waits for one that holds beginnings. Writes of evaluations do by themselves, as they move their shard. */
    void mayBegin() {
        sql.update("lock table shard in row exclusive mode");
    }

    /** What was over before this time and is still told as state. */
    List<Incident> forgettable(Instant before, int most) {
        return list(
                "where id in (select id from incident where stated and resolved_at < ? order by resolved_at, id limit ?)"
                        + " order by fingerprint, id for update",
                before,
                most);
    }

    /** Those of the alerts that came again, and are not over since before this time. */
    Set<Fingerprint> toldLater(Collection<Fingerprint> alerts, Instant before) {
        return list("where fingerprint = any (?) and (resolved_at is null or resolved_at >= ?)", names(alerts), before)
                .stream()
                .map(Incident::fingerprint)
                .collect(Collectors.toSet());
    }

    List<Incident> page(IncidentQuery query) {
        return sql.list(
                SELECT + query.where(),
                row -> IncidentRow.read(row, json),
                query.parameters().toArray());
    }

    void insertAll(List<Incident> incidents) {
        sql.batch(
                "insert into incident (" + IncidentRow.COLUMNS + ", id) values (" + IncidentRow.PLACES + ", ?)",
                incidents.stream()
                        .map(incident -> IncidentRow.parameters(incident, json))
                        .toList());
    }

    void updateAll(List<Incident> incidents) {
        sql.batch(
                "update incident set (" + IncidentRow.COLUMNS + ") = (" + IncidentRow.PLACES + ") where id = ?",
                incidents.stream()
                        .map(incident -> IncidentRow.parameters(incident, json))
                        .toList());
    }

    void delete(List<IncidentId> ids) {
        UUID[] values = ids.stream().map(IncidentId::value).toArray(UUID[]::new);
        sql.update("delete from incident where id = any (?)", (Object) values);
    }

    /** The state of these is no longer told. */
    void unstate(List<IncidentId> ids) {
        UUID[] values = ids.stream().map(IncidentId::value).toArray(UUID[]::new);
        sql.update("update incident set stated = false where id = any (?)", (Object) values);
    }

    int discard(Instant before, int most) {
        return sql.update(
                "delete from incident where id in (select id from incident where resolved_at < ? and not stated"
                        + " order by resolved_at limit ?)",
                before,
                most);
    }

    private List<Incident> list(String where, Object... parameters) {
        return sql.list(SELECT + where, row -> IncidentRow.read(row, json), parameters);
    }

    static String[] names(Collection<Fingerprint> alerts) {
        return alerts.stream().map(Fingerprint::toString).toArray(String[]::new);
    }
}
