package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.telemetry.wear.WearPoint;
import org.jspecify.annotations.Nullable;

/** Reads what drives said of themselves day by day, and runs of backups. */
final class DriveTable {

    private static final int MOST_RUNS = 200;
    /** Fetched at a time. */
    private static final int ROWS = 5_000;

    private DriveTable() {}

    /** A drive of a host. */
    record DriveOf(String host, String drive) {}

    /**
     * What is known of a drive.
     *
     * @param points oldest first
     */
    record Course(@Nullable String model, List<WearPoint> points) {}

    /**
     * Hands on the courses of drives that told their wear, one after the other, so that those of all drives need not be in
     * memory at once.
     *
     * @param hosts whose drives; null for all
     */
    static boolean eachCourse(
            Connection connection,
            Instant oldest,
            @Nullable Collection<String> hosts,
            BiConsumer<DriveOf, Course> target)
            throws SQLException {
        String select = "select host, drive, model, at, wear, written from host_drive_day"
                + " where wear is not null and at >= ?" + (hosts == null ? "" : " and host = any(?)")
                + " order by host, drive, day";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setFetchSize(ROWS);
            statement.setTimestamp(1, Timestamp.from(oldest));
            if (hosts != null) {
                statement.setArray(2, connection.createArrayOf("text", hosts.toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                DriveOf drive = null;
                Course course = new Course(null, new ArrayList<>());
                while (row.next()) {
                    DriveOf next = new DriveOf(row.getString(1), row.getString(2));
                    if (!next.equals(drive)) {
                        if (drive != null) {
                            target.accept(drive, course);
                        }
                        drive = next;
                        course = new Course(row.getString(3), new ArrayList<>());
                    }
                    course.points()
                            .add(new WearPoint(
                                    row.getTimestamp(4).toInstant(), row.getDouble(5), row.getObject(6, Long.class)));
                }
                if (drive != null) {
                    target.accept(drive, course);
                }
            }
        }
        return true;
    }

    /** The drives that told their wear on this day or later. */
    static Set<DriveOf> toldSince(Connection connection, LocalDate day) throws SQLException {
        Set<DriveOf> drives = new HashSet<>();
        String select = "select distinct host, drive from host_drive_day where day >= ? and wear is not null";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, day);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    drives.add(new DriveOf(row.getString(1), row.getString(2)));
                }
            }
        }
        return drives;
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
