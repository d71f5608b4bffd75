package io.dynamote.telemetry.history.store;

import java.sql.SQLException;

/** Postgres did not take what was to be written; it is to be done again from the beginning. */
final class HistoryInterruptedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    HistoryInterruptedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
