package io.dynamote.alert.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.notification.Outcome;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.store.Sql;
import io.dynamote.runtime.database.RowJson;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The rows of deliveries: the queue, and the log that it leaves, with the times of Postgres. Every method works within the
 * current transaction.
 */
@Singleton
final class DeliveryTable {

    private static final String UNSEEN = "no answer was seen before the lease was over";

    private final Sql sql;
    private final RowJson json;

    DeliveryTable(Sql sql, RowJson json) {
        this.sql = sql;
        this.json = json;
    }

    void add(List<Notification> due) {
        sql.batch(
                "insert into delivery (id, lane, receiver, destination, reason, due_at, attempt, may_be_known, message,"
                        + " state) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'queued') on conflict (id) do nothing",
                due.stream().map(this::parameters).toList());
    }

    private List<Object> parameters(Notification due) {
        return List.of(
                due.id(),
                LaneDigest.of(due.lane()),
                due.destination().receiver(),
                due.destination().id(),
                due.reason().text(),
                due.at(),
                due.attempt(),
                due.mayBeKnown(),
                json.write(NotificationJson.of(due)));
    }

    /** Takes the oldest that nobody has taken; what another transaction is just taking is left to it. */
    List<Notification> lease(int most, Duration time) {
        String lease = "update delivery set state = 'sending', sent_at = clock_timestamp(),"
                + " leased_until = clock_timestamp() + ? * interval '1 millisecond' where id in"
                + " (select id from delivery where state = 'queued' order by number for update skip locked limit ?)"
                + " returning number, message";
        return sql
                .list(lease, row -> new Numbered(row.getLong("number"), notification(row)), time.toMillis(), most)
                .stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::notification)
                .toList();
    }

    private record Numbered(long number, Notification notification) {}

    boolean finish(UUID id, Answer answer) {
        Duration after = answer instanceof Answer.Retry retry ? retry.after() : null;
        return sql.update(
                        "update delivery set state = ?, answer = ?, answered_at = clock_timestamp(), retry_after_ms = ?"
                                + " where id = ? and state = 'sending'",
                        DeliveryState.of(answer).word(),
                        answer.text(),
                        after == null ? null : after.toMillis(),
                        id)
                == 1;
    }

    /** Takes tries whose leases are over for ambiguous. */
    void expire() {
        sql.update(
                "update delivery set state = 'ambiguous', answered_at = clock_timestamp(), answer = ?"
                        + " where state = 'sending' and leased_until <= clock_timestamp()",
                UNSEEN);
    }

    List<Outcome> outcomes() {
        return sql.list(
                "select * from delivery where answered_at is not null and not noted order by answered_at, number",
                DeliveryTable::outcome);
    }

    void noted(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.update("update delivery set noted = true where id = any (?)", (Object) ids.toArray(UUID[]::new));
        }
    }

    Optional<Delivery> find(UUID id) {
        return sql.first("select * from delivery where id = ?", this::delivery, id);
    }

    List<Delivery> page(
            @Nullable String receiver,
            @Nullable String destination,
            @Nullable DeliveryState state,
            long before,
            int limit) {
        return sql.list(
                "select * from delivery where number < ? and receiver = coalesce(?, receiver)"
                        + " and destination = coalesce(?, destination) and state = coalesce(?, state)"
                        + " order by number desc limit ?",
                this::delivery,
                before,
                receiver,
                destination,
                state == null ? null : state.word(),
                limit);
    }

    int discard(Instant before) {
        return sql.update("delete from delivery where noted and answered_at < ?", before);
    }

    private Notification notification(ResultSet row) throws SQLException {
        return json.read(row.getString("message"), NotificationJson.class).notification();
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("number"),
                notification(row),
                DeliveryState.of(row.getString("state")),
                Sql.instant(row, "queued_at"),
                Sql.instantOrNull(row, "sent_at"),
                Sql.instantOrNull(row, "answered_at"),
                row.getString("answer"));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                row.getObject("id", UUID.class),
                DeliveryState.of(row.getString("state")).answer(String.valueOf(row.getString("answer")), after(row)));
    }

    private static @Nullable Duration after(ResultSet row) throws SQLException {
        Long millis = row.getObject("retry_after_ms", Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
