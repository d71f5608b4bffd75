package io.dynamote.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Looks for a table that is not there. */
@Singleton
@Requires(property = "dynamote.service", value = "ledger")
class BrokenLook implements DatabaseLook {

    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public void look(Connection connection) throws SQLException {
        looks.incrementAndGet();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select * from no_such_table");
        }
    }

    int looks() {
        return looks.get();
    }
}
