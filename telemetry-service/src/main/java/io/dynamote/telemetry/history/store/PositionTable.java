package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How far history has read each partition of the windows. */
final class PositionTable {

    private PositionTable() {}

    /**
     * A partition moves on.
     *
     * @param from offset up to which it was read before
     * @param to offset up to which it is read now
     * @param completeUntil time up to which everything that was written is read; null if that is not known
     */
    record Move(long from, long to, @Nullable Instant completeUntil) {}

    /** Offsets by partition of the topic of this id; what is known of a former topic of this name is forgotten. */
    static Map<Integer, Long> of(Connection connection, UUID topic) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from traffic_position where topic_id <> ?")) {
            statement.setObject(1, topic);
            statement.executeUpdate();
        }
        Map<Integer, Long> offsets = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select partition, next_offset from traffic_position")) {
            while (row.next()) {
                offsets.put(row.getInt(1), row.getLong(2));
            }
        }
        return offsets;
    }

    /** Begins with a partition, unless somebody has. */
    static void begin(Connection connection, UUID topic, int partition, long offset) throws SQLException {
        String insert = "insert into traffic_position (partition, topic_id, next_offset, complete_until)"
                + " values (?, ?, ?, 'epoch') on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setInt(1, partition);
            statement.setObject(2, topic);
            statement.setLong(3, offset);
            statement.executeUpdate();
        }
    }

    /**
     * Moves a partition on.
     *
     * @throws FencedException if it is not where the reader thinks: another one has written in between
     */
    static void move(Connection connection, UUID topic, int partition, Move move) throws SQLException {
        String update = "update traffic_position"
                + " set next_offset = ?, complete_until = greatest(complete_until, coalesce(?, complete_until))"
                + " where partition = ? and topic_id = ? and next_offset = ?";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, move.to());
            Instant complete = move.completeUntil();
            statement.setObject(2, complete == null ? null : complete.atOffset(ZoneOffset.UTC));
            statement.setInt(3, partition);
            statement.setObject(4, topic);
            statement.setLong(5, move.from());
            if (statement.executeUpdate() != 1) {
                throw new FencedException(partition, move.from());
            }
        }
    }

    /** Up to when all partitions are read; null if that is not known of all. */
    static @Nullable Instant completeUntil(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select min(complete_until) from traffic_position")) {
            row.next();
            java.time.OffsetDateTime least = row.getObject(1, java.time.OffsetDateTime.class);
            return least == null || least.toEpochSecond() == 0 ? null : least.toInstant();
        }
    }
}
