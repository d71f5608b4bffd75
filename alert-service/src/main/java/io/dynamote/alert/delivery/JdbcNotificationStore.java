package io.dynamote.alert.delivery;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.notification.Changes;
import io.dynamote.alert.notification.KnownAlert;
import io.dynamote.alert.notification.LaneState;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.notification.NotificationStore;
import io.dynamote.alert.notification.Outcome;
import io.dynamote.alert.notification.Snapshot;
import io.dynamote.alert.notification.Turn;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.store.Sql;
import io.dynamote.runtime.database.RowJson;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** The pipeline's state and queue on Postgres; each method in the current transaction, or in one of its own. */
@Singleton
public class JdbcNotificationStore implements NotificationStore {

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final RowJson json;
    private final DeliveryTable queue;
    private final DeliveryFigures figures;

    JdbcNotificationStore(
            TransactionOperations<Connection> transactions,
            Sql sql,
            RowJson json,
            DeliveryTable queue,
            DeliveryFigures figures) {
        this.transactions = transactions;
        this.sql = sql;
        this.json = json;
        this.queue = queue;
        this.figures = figures;
    }

    @Override
    public Snapshot load() {
        return transactions.executeWrite(status -> new Snapshot(
                sql.list(
                        "select body from notification_alert order by fingerprint",
                        row -> json.read(row.getString("body"), KnownAlertJson.class)
                                .known()),
                sql.list(
                        "select body from notification_lane order by lane",
                        row -> json.read(row.getString("body"), LaneJson.class).lane()),
                sql.list(
                        "select * from notification_turn",
                        row -> new Turn(
                                row.getString("destination"), Sql.instant(row, "free"), Sql.instant(row, "blocked")))));
    }

    @Override
    public void store(Changes changes) {
        transactions.executeWrite(status -> {
            storeAlerts(changes.alerts(), changes.forgotten());
            storeLanes(changes);
            sql.batch(
                    "insert into notification_turn (destination, free, blocked) values (?, ?, ?) on conflict (destination)"
                            + " do update set free = excluded.free, blocked = excluded.blocked",
                    changes.turns().stream()
                            .map(turn -> List.of(turn.destination(), turn.free(), turn.blocked()))
                            .toList());
            queue.add(changes.due());
            queue.noted(changes.answered());
            return status;
        });
    }

    private void storeAlerts(List<KnownAlert> alerts, Set<Fingerprint> forgotten) {
        sql.batch(
                "insert into notification_alert (fingerprint, body) values (?, ?::jsonb) on conflict (fingerprint)"
                        + " do update set body = excluded.body",
                alerts.stream()
                        .map(alert ->
                                List.of(alert.alert().fingerprint().toString(), json.write(KnownAlertJson.of(alert))))
                        .toList());
        sql.batch(
                "delete from notification_alert where fingerprint = ?",
                forgotten.stream().map(name -> List.of(name.toString())).toList());
    }

    private void storeLanes(Changes changes) {
        sql.batch(
                "insert into notification_lane (lane, body) values (?, ?::jsonb) on conflict (lane)"
                        + " do update set body = excluded.body",
                changes.lanes().stream().map(this::parameters).toList());
        sql.batch(
                "delete from notification_lane where lane = ?",
                changes.ended().stream()
                        .map(lane -> List.of(LaneDigest.of(lane)))
                        .toList());
    }

    private List<Object> parameters(LaneState lane) {
        return List.of(LaneDigest.of(lane.key()), json.write(LaneJson.of(lane)));
    }

    @Override
    public List<Notification> lease(int most, Duration time) {
        return transactions.executeWrite(status -> queue.lease(most, time));
    }

    @Override
    public boolean finish(UUID notification, Answer answer) {
        boolean inTime = transactions.executeWrite(status -> queue.finish(notification, answer));
        figures.answered(answer, inTime);
        return inTime;
    }

    @Override
    public List<Outcome> finished() {
        return transactions.executeWrite(status -> {
            queue.expire();
            return queue.outcomes();
        });
    }
}
