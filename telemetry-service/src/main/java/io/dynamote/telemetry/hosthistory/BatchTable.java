package io.dynamote.telemetry.hosthistory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleWriter;
import io.dynamote.events.host.Reading;
import io.dynamote.telemetry.host.SampleNumbers;
import org.jspecify.annotations.Nullable;

/** Writes a batch; the caller commits it together with how far it has read. */
final class BatchTable {

    private final Connection connection;

    BatchTable(Connection connection) {
        this.connection = connection;
    }

    void write(
            Batch batch, Map<Batch.Source, SampleNumbers> numbers, Map<Batch.Source, HostSample> newest, Instant heard)
            throws SQLException {
        for (Resolution resolution : Resolution.values()) {
            writeRows(batch, resolution);
        }
        writeDrives(batch);
        writeRuns(batch);
        writeServices(batch);
        writeKnown(batch, numbers, newest, heard);
    }

    private void writeRows(Batch batch, Resolution resolution) throws SQLException {
        Set<Instant> times = batch.rows().keySet().stream()
                .filter(key -> key.resolution() == resolution)
                .map(RollupRow.Key::at)
                .collect(Collectors.toSet());
        HostPartitions.require(connection, resolution, times);
        String table = resolution.table();
        String upsert = "insert into " + table + " as t (host, at, way, sums, mins, maxs, counts)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (host, at, way) do update set"
                + " sums = host_add(t.sums, excluded.sums), mins = host_least(t.mins, excluded.mins),"
                + " maxs = host_greatest(t.maxs, excluded.maxs), counts = host_add(t.counts, excluded.counts)";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Map.Entry<RollupRow.Key, RollupRow> row : batch.rows().entrySet()) {
                RollupRow.Key key = row.getKey();
                if (key.resolution() == resolution) {
                    statement.setString(1, key.host());
                    statement.setTimestamp(2, Timestamp.from(key.at()));
                    statement.setString(3, key.way());
                    statement.setArray(4, array(row.getValue().sums()));
                    statement.setArray(5, array(row.getValue().mins()));
                    statement.setArray(6, array(row.getValue().maxs()));
                    statement.setArray(7, array(row.getValue().counts()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private Array array(@Nullable Double[] values) throws SQLException {
        return connection.createArrayOf("float8", values);
    }

    private void writeDrives(Batch batch) throws SQLException {
        String upsert = "insert into host_drive_day as d (host, drive, day, at, device, model, status, wear, written,"
                + " power_on_hours, temperature, media_errors) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (host, drive, day) do update set at = excluded.at, device = excluded.device,"
                + " model = excluded.model, status = excluded.status, wear = excluded.wear, written = excluded.written,"
                + " power_on_hours = excluded.power_on_hours, temperature = excluded.temperature,"
                + " media_errors = excluded.media_errors where d.at <= excluded.at";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Map.Entry<Batch.DriveDay, Batch.DriveState> each :
                    batch.drives().entrySet()) {
                Batch.DriveState state = each.getValue();
                statement.setString(1, each.getKey().host());
                statement.setString(2, each.getKey().drive());
                statement.setObject(3, each.getKey().day());
                statement.setTimestamp(4, Timestamp.from(state.at()));
                statement.setString(5, state.drive().device());
                statement.setString(6, orNull(state.drive().model()));
                statement.setString(7, state.drive().status().name().toLowerCase(java.util.Locale.ROOT));
                statement.setObject(8, orNull(state.drive().wear()));
                statement.setObject(9, orNull(state.drive().written()));
                statement.setObject(10, orNull(state.drive().powerOnHours()));
                statement.setObject(11, orNull(state.drive().temperature()));
                statement.setObject(12, orNull(state.drive().mediaErrors()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void writeRuns(Batch batch) throws SQLException {
        String insert = "insert into host_backup_run (host, backup, finished, started, result, duration, size,"
                + " compressed_size, error) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (var each : batch.runs().entrySet()) {
                statement.setString(1, each.getKey().host());
                statement.setString(2, each.getKey().backup());
                statement.setTimestamp(3, Timestamp.from(each.getKey().finished()));
                Instant started = orNull(each.getValue().started());
                statement.setTimestamp(4, started == null ? null : Timestamp.from(started));
                statement.setString(5, each.getValue().result().name().toLowerCase(java.util.Locale.ROOT));
                statement.setObject(6, orNull(each.getValue().duration()));
                statement.setObject(7, orNull(each.getValue().size()));
                statement.setObject(8, orNull(each.getValue().compressedSize()));
                statement.setString(9, each.getValue().error());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void writeServices(Batch batch) throws SQLException {
        String insert = "insert into host_service_change (host, service, at, status, detail) values (?, ?, ?, ?, ?)"
                + " on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (var each : batch.services().entrySet()) {
                statement.setString(1, each.getKey().host());
                statement.setString(2, each.getKey().service());
                statement.setTimestamp(3, Timestamp.from(each.getKey().at()));
                statement.setString(4, each.getValue().status().name().toLowerCase(java.util.Locale.ROOT));
                statement.setString(5, each.getValue().detail());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void writeKnown(
            Batch batch, Map<Batch.Source, SampleNumbers> numbers, Map<Batch.Source, HostSample> newest, Instant heard)
            throws SQLException {
        String upsert = "insert into host_known (host, way, numbers, heard, sample) values (?, ?, ?, ?, ?)"
                + " on conflict (host, way) do update set numbers = excluded.numbers, heard = excluded.heard,"
                + " sample = excluded.sample";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Batch.Source source : batch.sources()) {
                statement.setString(1, source.host());
                statement.setString(2, source.way());
                statement.setString(3, numbers.get(source).text());
                statement.setTimestamp(4, Timestamp.from(heard));
                statement.setBytes(5, json(newest.get(source)));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static byte[] json(HostSample sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HostSampleWriter.write(sample, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static <T> @Nullable T orNull(Reading<T> reading) {
        return reading.value().orElse(null);
    }
}
