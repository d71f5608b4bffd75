package io.dynamote.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks at something in Postgres every few seconds, over the connection that asks for its health: for figures that the
 * service does not know by itself. Must be cheap however much there is.
 */
@FunctionalInterface
public interface DatabaseLook {

    /** Looks, in a transaction of its own. */
    void look(Connection connection) throws SQLException;
}
