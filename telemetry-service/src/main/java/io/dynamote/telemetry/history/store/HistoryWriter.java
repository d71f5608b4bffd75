package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.BooleanSupplier;

import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.telemetry.history.HistoryProperties;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps history being written: whatever ends it, it begins anew where Postgres says that it has got to. */
@Context
final class HistoryWriter implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final KafkaProperties kafka;
    private final HistoryProperties properties;
    private final Retention retention;
    private final DeadLetters deadLetters;
    private final ConsumerLags lags;
    private final Clock clock;
    private final Lives lives;
    private boolean complained;

    HistoryWriter(
            DatabaseConnections connections,
            SchemaMigration schema,
            KafkaProperties kafka,
            HistoryProperties properties,
            Retention retention,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock) {
        this.connections = connections;
        this.schema = schema;
        this.kafka = kafka;
        this.properties = properties;
        this.retention = retention;
        this.deadLetters = deadLetters;
        this.lags = lags;
        this.clock = clock;
        this.lives = new Lives("traffic-history", this::write).start();
    }

    private void write(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try (Connection connection = connections.open("traffic-history");
                WindowWriting life = new WindowWriting(
                        connection, kafka, retention, deadLetters, properties.writeInterval(), lags, clock)) {
            complained = false;
            life.begin();
            while (goOn.getAsBoolean()) {
                life.step();
            }
        } catch (SQLException e) {
            // One line for an outage, however long it lasts; health tells of it too.
            if (!complained) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("history waits for Postgres");
            }
            complained = true;
        }
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
