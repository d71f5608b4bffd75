package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.telemetry.history.rollup.Closed;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the writer: from {@code dynamote.traffic-windows} to the tables of history. What was read is added up and
 * written every few seconds together with how far that is, in one transaction that fails if anybody else has written any
 * of it. After any failure what is held is forgotten and read again, so each window is in history exactly once.
 */
final class WindowWriting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WindowWriting.class);

    /** Bounds what is held while much is to be caught up on. */
    private static final int MOST_CELLS = 5_000;

    private final Connection connection;
    private final WindowReader reader;
    private final Retention retention;
    private final DeadLetters deadLetters;
    private final long writeNanos;
    private final SeriesTable series = new SeriesTable();
    private final Additions additions = new Additions();
    private long writtenAt = System.nanoTime();
    private boolean failed;

    WindowWriting(
            Connection connection,
            KafkaProperties kafka,
            Retention retention,
            DeadLetters deadLetters,
            Duration writeInterval,
            ConsumerLags lags,
            Clock clock)
            throws SQLException {
        this.connection = connection;
        this.retention = retention;
        this.deadLetters = deadLetters;
        this.writeNanos = writeInterval.toNanos();
        connection.setAutoCommit(false);
        this.reader = new WindowReader(kafka, lags, clock);
    }

    /** Takes part in the work. */
    void begin() {
        reader.subscribe(new Partitions());
    }

    /** Adds what has come, and writes what has waited long enough. */
    void step() {
        try {
            reader.poll().forEach(this::add);
            if (System.nanoTime() - writtenAt >= writeNanos || additions.cells() >= MOST_CELLS) {
                write();
                reader.mark();
            }
        } catch (RuntimeException e) {
            // Read and added may no longer be the same: nothing is written any more, not even while leaving the group.
            failed = true;
            throw e;
        }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        try {
            additions.add(SampleCodec.decode(record.value(), TrafficWindow.class));
        } catch (InvalidSampleException e) {
            deadLetters.publish(record.topic(), Map.of(), record.value(), e.getMessage());
        }
    }

    private void write() {
        writtenAt = System.nanoTime();
        Map<Integer, PositionTable.Move> moves = reader.moves();
        if (moves.isEmpty()) {
            return;
        }
        transaction(() -> {
            Closed closed = StateTable.share(connection);
            for (var move : moves.entrySet()) {
                PositionTable.move(connection, reader.topic(), move.getKey(), move.getValue());
            }
            var numbers = series.numbers(connection, additions.names(), closed.hours());
            RollupTable.insert(connection, additions.rows(numbers, closed, retention.kept()));
            RedoTable.note(connection, additions.closedHours(closed));
        });
        additions.clear();
        reader.written(moves);
    }

    /** Work within a transaction. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    private void transaction(Work work) {
        try {
            work.run();
            connection.commit();
        } catch (SQLException e) {
            throw new HistoryInterruptedException(e);
        }
    }

    /** What is held is of the partitions that one has: it is written before they go. */
    private final class Partitions implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            if (!failed) {
                write();
            }
            reader.leave();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> come) {
            transaction(() -> {
                Map<Integer, Long> known = new HashMap<>(PositionTable.of(connection, reader.topic()));
                for (TopicPartition partition : come) {
                    reader.begin(partition, offset(partition, known.get(partition.partition())));
                }
            });
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> gone) {
            throw new IllegalStateException("the partitions " + gone + " were taken away while there was work on them");
        }
    }

    private long offset(TopicPartition partition, @org.jspecify.annotations.Nullable Long known) throws SQLException {
        WindowReader.Range range = reader.range(partition);
        if (known == null) {
            PositionTable.begin(connection, reader.topic(), partition.partition(), range.begin());
            return range.begin();
        }
        if (known >= range.begin() && known <= range.end()) {
            return known;
        }
        long next = known < range.begin() ? range.begin() : range.end();
        LOG.atError()
                .addKeyValue("partition", partition)
                .addKeyValue("read up to", known)
                .addKeyValue("goes on at", next)
                .log("windows are missing on Kafka, history has a gap");
        PositionTable.move(
                connection, reader.topic(), partition.partition(), new PositionTable.Move(known, next, null));
        return next;
    }

    @Override
    public void close() {
        reader.close();
    }
}
