package io.dynamote.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.TransactionOperations;

/** Requests that need the database of the service {@code ledger}. */
@Controller("/ledger-database")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "dynamote.service", value = "ledger")
@Requires(property = "datasources.default.url")
class LedgerDatabaseController {

    private final TransactionOperations<Connection> transactions;

    LedgerDatabaseController(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Get("/schema")
    Map<String, Object> schema() {
        return transactions.executeRead(
                status -> Map.of("schema", status.getConnection().getSchema()));
    }

    @Get("/boom")
    Map<String, Object> boom() {
        return transactions.executeRead(status -> {
            status.getConnection().createStatement().execute("select * from secret_table");
            return Map.of();
        });
    }

    @Get("/lost")
    Map<String, Object> lost() throws SQLException {
        throw new SQLException("the connection was lost", "08006");
    }
}
