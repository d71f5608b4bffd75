package io.dynamote.telemetry.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How far the tables of jobs are, within the transaction of the connection. */
final class JobPositions {

    private final Connection connection;

    JobPositions(Connection connection) {
        this.connection = connection;
    }

    /** The offset to read next; 0 for a partition that nobody has read. */
    long next(int partition) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into job_position (partition, next_offset) values (?, 0) on conflict do nothing")) {
            insert.setInt(1, partition);
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select next_offset from job_position where partition = ?")) {
            select.setInt(1, partition);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Moves on.
     *
     * @throws IllegalStateException if another instance has moved it since it was read
     */
    void move(int partition, long from, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update job_position set next_offset = ? where partition = ? and next_offset = ?")) {
            update.setLong(1, to);
            update.setInt(2, partition);
            update.setLong(3, from);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("another instance writes partition " + partition + " of jobs");
            }
        }
    }
}
