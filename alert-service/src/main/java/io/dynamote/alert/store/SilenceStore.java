package io.dynamote.alert.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.SilenceState;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Silences. They are expired, never deleted. */
@Singleton
public class SilenceStore {

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final Clock clock;

    SilenceStore(TransactionOperations<Connection> transactions, Sql sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** Keeps a new silence. */
    public Silence add(Silence silence) {
        return transactions.executeWrite(status -> insert(silence));
    }

    /**
     * Ends a silence now.
     *
     * @throws SilenceException if there is none, or it is over already
     */
    public Silence expire(SilenceId id) {
        return transactions.executeWrite(status -> expire(lock(id)));
    }

    /**
     * Changes a silence as Alertmanager does: the same one if it only ends at another time or is still ahead, else it is
     * expired and another one takes its place.
     *
     * @param wanted under the id of the one to change
     * @param next id of the one that takes its place, if one has to
     * @throws SilenceException if there is none, or it is over already
     */
    public Silence change(Silence wanted, SilenceId next) {
        return transactions.executeWrite(status -> {
            Silence known = lock(wanted.id());
            Instant now = clock.instant();
            if (known.state(now) == SilenceState.EXPIRED) {
                throw new SilenceException.TooLate(known.name(), "is over since " + known.endsAt());
            }
            boolean begun = known.state(now) == SilenceState.ACTIVE;
            boolean same = known.matchers().equals(wanted.matchers())
                    && (begun
                            ? known.startsAt().equals(wanted.startsAt())
                            : !wanted.startsAt().isBefore(now));
            if (same) {
                return update(wanted);
            }
            expire(known);
            return insert(new Silence(
                    next,
                    wanted.matchers(),
                    wanted.startsAt().isBefore(now) ? now : wanted.startsAt(),
                    wanted.endsAt(),
                    wanted.createdBy(),
                    wanted.comment(),
                    now));
        });
    }

    /** One silence. */
    public Optional<Silence> find(SilenceId id) {
        return transactions.executeRead(
                status -> sql.first("select * from silence where id = ?", SilenceStore::read, id.value()));
    }

    /** Those that are not over: what mutes now or will. */
    public List<Silence> current() {
        return transactions.executeRead(status -> sql.list(
                "select * from silence where ends_at > ? order by ends_at, id", SilenceStore::read, clock.instant()));
    }

    /** All of them, those that end last first; those that ended before this time are left out. */
    public List<Silence> since(Instant time, int limit) {
        return transactions.executeRead(status -> sql.list(
                "select * from silence where ends_at >= ? order by ends_at desc, id limit ?",
                SilenceStore::read,
                time,
                limit));
    }

    private Silence lock(SilenceId id) {
        return sql.first("select * from silence where id = ? for update", SilenceStore::read, id.value())
                .orElseThrow(() -> new SilenceException.NotFound(id.toString()));
    }

    private Silence expire(Silence silence) {
        Instant now = clock.instant();
        if (silence.state(now) == SilenceState.EXPIRED) {
            throw new SilenceException.TooLate(silence.name(), "is over since " + silence.endsAt());
        }
        return update(silence.expire(now));
    }

    private Silence insert(Silence silence) {
        sql.update(
                "insert into silence (matchers, starts_at, ends_at, created_by, comment, updated_at, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                parameters(silence));
        return silence;
    }

    private Silence update(Silence silence) {
        sql.update(
                "update silence set (matchers, starts_at, ends_at, created_by, comment, updated_at)"
                        + " = (?, ?, ?, ?, ?, ?) where id = ?",
                parameters(silence));
        return silence;
    }

    private static Object[] parameters(Silence silence) {
        return new Object[] {
            silence.matchers().toString(),
            silence.startsAt(),
            silence.endsAt(),
            silence.createdBy(),
            silence.comment(),
            silence.updatedAt(),
            silence.id().value()
        };
    }

    private static Silence read(ResultSet row) throws SQLException {
        return new Silence(
                new SilenceId(row.getObject("id", UUID.class)),
                Matchers.parse(row.getString("matchers")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getString("created_by"),
                row.getString("comment"),
                Sql.instant(row, "updated_at"));
    }
}
