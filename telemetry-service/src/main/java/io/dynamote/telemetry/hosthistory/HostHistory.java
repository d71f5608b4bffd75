package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.telemetry.host.Figure;
import io.dynamote.telemetry.host.PointsView.Point;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads the history of hosts. */
@Singleton
final class HostHistory {

    private final TransactionOperations<Connection> transactions;
    private final SchemaMigration schema;

    HostHistory(TransactionOperations<Connection> transactions, SchemaMigration schema) {
        this.transactions = transactions;
        this.schema = schema;
    }

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does the work in one transaction. */
    <T> T transaction(Work<T> work) {
        return transactions.executeWrite(status -> {
            if (!schema.isDone()) {
                throw new SQLTransientConnectionException("the schema is not there yet");
            }
            return work.with(status.getConnection());
        });
    }

    /**
     * Figures over time. In a minute in which the host was read both ways what the agent told is taken.
     *
     * @param step how long the time of one point is
     */
    Map<String, List<Point>> points(
            String host, List<Figure> figures, Resolution resolution, Instant from, Instant to, Duration step) {
        StringBuilder columns = new StringBuilder();
        for (Figure figure : figures) {
            int place = figure.place() + 1; // arrays of Postgres begin at 1
            columns.append(", sum(sums[").append(place).append("]), min(mins[").append(place);
            columns.append("]), max(maxs[")
                    .append(place)
                    .append("]), sum(counts[")
                    .append(place)
                    .append("])");
        }
        String select = "select date_bin(make_interval(secs => ?), at, ?) as slot" + columns
                + " from (select distinct on (at) * from " + resolution.table()
                + " where host = ? and at >= ? and at < ? order by at, way) as rows group by slot order by slot";
        return transaction(connection -> {
            Map<String, List<Point>> points = new LinkedHashMap<>();
            figures.forEach(figure -> points.put(figure.field(), new ArrayList<>()));
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setDouble(1, (double) step.toSeconds());
                statement.setTimestamp(2, Timestamp.from(from));
                statement.setString(3, host);
                statement.setTimestamp(4, Timestamp.from(from));
                statement.setTimestamp(5, Timestamp.from(to));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        read(row, figures, points);
                    }
                }
            }
            return points;
        });
    }

    private static void read(ResultSet row, List<Figure> figures, Map<String, List<Point>> points) throws SQLException {
        Instant at = row.getTimestamp(1).toInstant();
        int column = 2;
        for (Figure figure : figures) {
            double count = row.getDouble(column + 3);
            if (count > 0) {
                points.get(figure.field())
                        .add(new Point(
                                at,
                                row.getDouble(column) / count,
                                row.getDouble(column + 1),
                                row.getDouble(column + 2)));
            }
            column += 4;
        }
    }

    /** Up to when every sample that was sent is in history; null if nothing is. */
    @Nullable
    Instant completeTo() {
        return transaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select min(complete_to) from host_position")) {
                Timestamp least = row.next() ? row.getTimestamp(1) : null;
                return least == null ? null : least.toInstant();
            }
        });
    }
}
