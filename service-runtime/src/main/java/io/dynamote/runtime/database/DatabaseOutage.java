package io.dynamote.runtime.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells an outage of Postgres from every other failure of a statement. */
public final class DatabaseOutage {

    private DatabaseOutage() {}

    /** Whether the failure, or any cause of it, says that the connection is gone or cannot be had. */
    public static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql
                            && (isConnectionState(sql.getSQLState()) || isEvicted(sql)))) {
                return true;
            }
        }
        return false;
    }

    /** The pool took the connection away in the middle of its use, since an earlier statement found it broken. */
    private static boolean isEvicted(SQLException failure) {
        return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
    }

    /** Class 08: connection exception; 57P01 to 57P03: the server is shutting down or starting. */
    private static boolean isConnectionState(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.matches("57P0[1-3]"));
    }
}
