package io.dynamote.alert.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.schedule.TimeInterval;
import io.dynamote.alert.silence.MaintenanceWindow;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.database.RowJson;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Maintenance windows. They are ended, never deleted. */
@Singleton
public class MaintenanceStore {

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final RowJson json;
    private final Clock clock;

    MaintenanceStore(TransactionOperations<Connection> transactions, Sql sql, RowJson json, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a window, in place of the one of this name if there is one. */
    public void put(MaintenanceWindow window) {
        transactions.executeWrite(status -> sql.update(
                "insert into maintenance_window (name, matchers, times, created_by, comment, updated_at)"
                        + " values (?, ?, ?::jsonb, ?, ?, ?) on conflict (name) do update set matchers = excluded.matchers,"
                        + " times = excluded.times, created_by = excluded.created_by, comment = excluded.comment,"
                        + " updated_at = excluded.updated_at, ended_by = null, ended_at = null",
                window.name(),
                window.matchers().toString(),
                json.write(window.times()),
                window.createdBy(),
                window.comment(),
                clock.instant()));
    }

    /**
     * Ends a window for good.
     *
     * @throws SilenceException if there is none of this name
     */
    public void end(String name, Actor by) {
        transactions.executeWrite(status -> {
            int ended = sql.update(
                    "update maintenance_window set ended_by = ?, ended_at = ? where name = ? and ended_at is null",
                    by.name(),
                    clock.instant(),
                    name);
            if (ended == 0) {
                throw new SilenceException.NotFound(name);
            }
            return ended;
        });
    }

    /** Those that were not ended, by name. */
    public List<MaintenanceWindow> current() {
        return transactions.executeRead(status ->
                sql.list("select * from maintenance_window where ended_at is null order by name", this::read));
    }

    private MaintenanceWindow read(ResultSet row) throws SQLException {
        return new MaintenanceWindow(
                row.getString("name"),
                Matchers.parse(row.getString("matchers")),
                List.of(json.read(row.getString("times"), TimeInterval[].class)),
                row.getString("created_by"),
                row.getString("comment"));
    }
}
