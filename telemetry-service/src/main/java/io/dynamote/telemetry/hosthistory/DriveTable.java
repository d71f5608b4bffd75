package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.telemetry.wear.WearPoint;
import org.jspecify.annotations.Nullable;

/** Reads what drives said of themselves day by day, and runs of backups. */
final class DriveTable {

    private static final int MOST_RUNS = 200;

    private DriveTable() {}

    /** A drive of a host. */
    record DriveOf(String host, String drive) {}

    /**
     * What is known of a drive.
     *
     * @param points oldest first
     */
    record Course(@Nullable String model, List<WearPoint> points) {}

    /** The courses of all drives that told their wear within the last days. */
    static Map<DriveOf, Course> courses(Connection connection, Instant oldest) throws SQLException {
        Map<DriveOf, Course> courses = new LinkedHashMap<>();
        String select = "select host, drive, model, at, wear, written from host_drive_day"
                + " where wear is not null and at >= ? order by host, drive, day";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setTimestamp(1, Timestamp.from(oldest));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String model = row.getString(3);
                    courses.computeIfAbsent(
                                    new DriveOf(row.getString(1), row.getString(2)),
                                    _ -> new Course(model, new ArrayList<>()))
                            .points()
                            .add(new WearPoint(
                                    row.getTimestamp(4).toInstant(), row.getDouble(5), row.getObject(6, Long.class)));
                }
            }
        }
        return courses;
    }

    /** The latest runs of the backups of a host, newest first. */
    static List<JsonNode> runs(Connection connection, String host) throws SQLException {
        List<JsonNode> runs = new ArrayList<>();
        String select = "select backup, result, started, finished, duration, size, compressed_size, error"
                + " from host_backup_run where host = ? order by finished desc limit " + MOST_RUNS;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, host);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ObjectNode run = JsonNodeFactory.instance.objectNode();
                    run.put("backup", row.getString(1));
                    run.put("result", row.getString(2));
                    run.put("startedAt", text(row.getTimestamp(3)));
                    run.put("finishedAt", text(row.getTimestamp(4)));
                    run.put("durationSeconds", row.getObject(5, Double.class));
                    run.put("sizeBytes", row.getObject(6, Long.class));
                    run.put("compressedSizeBytes", row.getObject(7, Long.class));
                    run.put("error", row.getString(8));
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private static @Nullable String text(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant().toString();
    }

    /** Hands on the newest sample of every host, with when something was heard. */
    static boolean eachNewest(Connection connection, BiConsumer<byte[], Instant> target) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sample, heard from host_known")) {
            while (row.next()) {
                target.accept(row.getBytes(1), row.getTimestamp(2).toInstant());
            }
        }
        return true;
    }
}
