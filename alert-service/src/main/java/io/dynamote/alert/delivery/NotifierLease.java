package io.dynamote.alert.delivery;

import java.time.Clock;

import io.dynamote.alert.incident.FencedException;
import io.dynamote.alert.store.Sql;
import jakarta.inject.Singleton;

/** Who may decide what is told. Every method works within the current transaction. */
@Singleton
final class NotifierLease {

    private final Sql sql;
    private final Clock clock;

    NotifierLease(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Takes over from whoever decides; waits for a decision that is just being committed. */
    long takeOver(String owner) {
        return sql.first(
                        "update notifier set epoch = epoch + 1, owner = ?, taken_at = ? returning epoch",
                        row -> row.getLong(1),
                        owner,
                        clock.instant())
                .orElseThrow();
    }

    /**
     * Keeps anybody from taking over until the transaction ends.
     *
     * @throws FencedException if somebody has
     */
    void hold(long epoch) {
        if (sql.first("select epoch from notifier where epoch = ? for share", row -> row.getLong(1), epoch)
                .isEmpty()) {
            throw new FencedException("the work of deciding what is told", epoch);
        }
    }
}
