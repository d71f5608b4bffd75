package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.events.host.Service;
import io.dynamote.telemetry.host.FigureTrack;
import io.dynamote.telemetry.host.HostClock;
import io.dynamote.telemetry.host.HostProperties;
import io.dynamote.telemetry.host.SampleNumbers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples on their way into history: which came before, and what the others add. As long-lived as the right to write. Only
 * so many hosts are taken at a time as are shown, so that no sender of made-up hosts can fill memory and tables.
 */
final class HostIntake {

    private static final Logger LOG = LoggerFactory.getLogger(HostIntake.class);

    private final HostProperties properties;
    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<Batch.Source, SampleNumbers> numbers = new HashMap<>();
    private final Map<Batch.Source, FigureTrack> tracks = new HashMap<>();
    private final Map<String, Map<String, Service.Status>> services = new HashMap<>();
    private Batch batch = new Batch();

    private long beyond;

    /** Of which nothing is in history yet. */
    HostIntake(HostProperties properties) {
        this.properties = properties;
    }

    /** With what was committed. */
    static HostIntake load(Connection connection, HostProperties properties) throws SQLException {
        HostIntake intake = new HostIntake(properties);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select host, way, numbers, sample, heard from host_known")) {
                while (row.next()) {
                    Batch.Source source = new Batch.Source(row.getString(1), row.getString(2));
                    intake.numbers.put(source, SampleNumbers.parse(row.getString(3)));
                    intake.recall(source, row.getBytes(4));
                    intake.heard.merge(
                            source.host(),
                            row.getTimestamp(5).toInstant(),
                            (one, other) -> one.isAfter(other) ? one : other);
                }
            }
            String last = "select distinct on (host, service) host, service, status from host_service_change"
                    + " order by host, service, at desc";
            try (ResultSet row = statement.executeQuery(last)) {
                while (row.next()) {
                    intake.services
                            .computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                            .put(
                                    row.getString(2),
                                    Service.Status.valueOf(row.getString(3).toUpperCase(Locale.ROOT)));
                }
            }
        }
        return intake;
    }

    private void recall(Batch.Source source, byte[] json) {
        try {
            FigureTrack track = new FigureTrack();
            var _ = track.take(HostSampleReader.read(json));
            tracks.put(source, track);
        } catch (UnreadableEventException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the newest sample of a host cannot be read");
        }
    }

    /** A record of which nothing can be read. */
    record Refused(ConsumerRecord<String, byte[]> record, String reason) {}

    /**
     * Takes records; nothing of a sample that came before or is older than what is kept.
     *
     * @return those that cannot be read
     */
    List<Refused> take(List<ConsumerRecord<String, byte[]>> records, Instant now, Instant oldest) {
        List<Refused> refused = new ArrayList<>();
        Instant forgotten = now.minus(properties.forgetAfter());
        long room = properties.most()
                - heard.values().stream().filter(forgotten::isBefore).count();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                HostSample sample = HostSampleReader.read(record.value());
                boolean known = heard.getOrDefault(sample.key(), Instant.MIN).isAfter(forgotten);
                if (known || room > 0) {
                    room -= known ? 0 : 1;
                    heard.put(sample.key(), now);
                    take(sample, heard(record, now), oldest);
                } else {
                    beyond++;
                }
            } catch (UnreadableEventException e) {
                refused.add(new Refused(record, String.valueOf(e.getMessage())));
            }
        }
        return refused;
    }

    /** Samples of hosts beyond the most that are known at a time, since this was asked. */
    long beyond() {
        long count = beyond;
        beyond = 0;
        return count;
    }

    /** Forgets hosts that were last heard of before this moment: their samples would be too old for history. */
    void forgetBefore(Instant oldest) {
        heard.values().removeIf(last -> last.isBefore(oldest));
        numbers.keySet().removeIf(source -> !heard.containsKey(source.host()));
        tracks.keySet().removeIf(source -> !heard.containsKey(source.host()));
        services.keySet().retainAll(heard.keySet());
    }

    /** What waits to be written. */
    Batch batch() {
        return batch;
    }

    private static Instant heard(ConsumerRecord<String, byte[]> record, Instant now) {
        Instant stored = Instant.ofEpochMilli(record.timestamp());
        return record.timestamp() < 0 || stored.isAfter(now) ? now : stored;
    }

    private void take(HostSample sample, Instant heard, Instant oldest) {
        Batch.Source source = new Batch.Source(sample.key(), sample.host().way().id());
        SampleNumbers known = numbers.computeIfAbsent(source, _ -> new SampleNumbers());
        if (!HostClock.believed(sample.time(), heard).isBefore(oldest)
                && known.add(sample.epoch(), sample.sequence())) {
            FigureTrack track = tracks.computeIfAbsent(source, _ -> new FigureTrack());
            batch.add(sample, heard, track.take(sample), services.computeIfAbsent(sample.key(), _ -> new HashMap<>()));
        }
    }

    /**
     * Writes what was taken; the caller commits.
     *
     * @param begun when reading it began
     */
    void write(Connection connection, Instant begun) throws SQLException {
        Map<Batch.Source, HostSample> newest = new HashMap<>();
        batch.sources().forEach(source -> tracks.get(source).latest().ifPresent(latest -> newest.put(source, latest)));
        new BatchTable(connection).write(batch, numbers, newest, begun);
        batch = new Batch();
    }

    /**
     * Writes how far the topic was read; the caller commits.
     *
     * @param completeTo up to when everything has been read; never goes back
     */
    static void moveTo(Connection connection, Map<Integer, Long> positions, Instant completeTo) throws SQLException {
        String upsert = "insert into host_position as p (partition, next_offset, complete_to) values (?, ?, ?)"
                + " on conflict (partition) do update set next_offset = excluded.next_offset,"
                + " complete_to = greatest(p.complete_to, excluded.complete_to)";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Map.Entry<Integer, Long> position : positions.entrySet()) {
                statement.setInt(1, position.getKey());
                statement.setLong(2, position.getValue());
                statement.setTimestamp(3, Timestamp.from(completeTo));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
