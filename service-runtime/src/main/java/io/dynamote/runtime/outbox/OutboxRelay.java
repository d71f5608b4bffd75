package io.dynamote.runtime.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries committed messages to Kafka, in order, at least once.
 *
 * <pre>
 *   connect ──► wait for the lock ──► send the oldest ──► all acknowledged ──► delete ──► wait for a notification
 *      ▲                                   │ failure                                             │ or the poll interval
 *      └───────────── back off ◄───────────┘                   ▲─────────────────────────────────┘
 * </pre>
 *
 * One relay per schema works at a time: the advisory lock belongs to its connection, so a relay that dies frees it. A
 * crash between acknowledgement and deletion sends a batch again, whole and in order, so consumers that drop known ids
 * see each message once and in order. A relay that is told to end finishes its batch, if Kafka takes it soon. The
 * producer never gives a record up, since a later one overtaking it would break the order.
 */
@Context
@Requires(property = "datasources.default.url")
@Requires(beans = KafkaProperties.class)
final class OutboxRelay implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    /** For the batch that is being sent when the service ends. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final KafkaProperties kafka;
    private final DeadLetters deadLetters;
    private final ObjectMapper json;
    private final OutboxFigures figures;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread thread;
    private boolean sending;
    private boolean warned;

    OutboxRelay(
            DatabaseConnections connections,
            SchemaMigration schema,
            KafkaProperties kafka,
            DeadLetters deadLetters,
            ObjectMapper json,
            OutboxFigures figures) {
        this.connections = connections;
        this.schema = schema;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.json = json;
        this.figures = figures;
        this.thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    private void run() {
        schema.awaitDone();
        while (running.get()) {
            try (Connection connection = connections.open("outbox-relay");
                    OutboxProducer producer = new OutboxProducer(kafka, deadLetters)) {
                relay(connection, producer);
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ExecutionException | KafkaException e) {
                // KafkaException: a producer that cannot even be made, as when no broker's name resolves just now.
                if (running.get()) {
                    warnOnce(e);
                    pause(BACK_OFF);
                }
            } finally {
                figures.active(false);
            }
        }
    }

    private void relay(Connection connection, OutboxProducer producer)
            throws SQLException, ExecutionException, InterruptedException {
        connections.awaitLock(connection, "outbox-relay", running::get);
        connections.listen(connection, "outbox");
        figures.active(running.get());
        OutboxTable table = new OutboxTable(connection, json);
        while (running.get()) {
            List<OutboxRow> rows = table.oldest(BATCH);
            if (rows.isEmpty()) {
                warned = false;
                connections.awaitNotification(connection, POLL);
                continue;
            }
            if (beginToSend()) {
                send(rows, producer, table);
                warned = false;
            }
        }
    }

    private void send(List<OutboxRow> rows, OutboxProducer producer, OutboxTable table)
            throws SQLException, ExecutionException, InterruptedException {
        try {
            long begin = System.nanoTime();
            producer.sendAll(rows.stream().map(OutboxRow::message).toList());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            table.delete(rows);
            rows.forEach(row -> figures.relayed(row.age().plus(took)));
        } finally {
            endSending();
        }
    }

    private synchronized boolean beginToSend() {
        sending = running.get();
        return sending;
    }

    private synchronized void endSending() {
        sending = false;
    }

    /** One line for an outage, however long it lasts. */
    private void warnOnce(Exception e) {
        if (!warned) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("outbox relay interrupted, trying again");
        }
        warned = true;
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void end() {
        running.set(false);
        if (!sending) {
            thread.interrupt();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        end();
        if (!thread.join(GRACE)) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }
}
