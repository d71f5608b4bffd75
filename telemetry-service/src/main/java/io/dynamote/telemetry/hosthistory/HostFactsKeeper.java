package io.dynamote.telemetry.hosthistory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.telemetry.host.HostFacts;
import io.dynamote.telemetry.host.HostMemory;
import io.dynamote.telemetry.host.Maintenance;
import io.dynamote.telemetry.wear.WearForecast;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in memory what Postgres knows of hosts, for those who ask every second: maintenance of all instances two seconds
 * old at most, forecasts an hour. At the start it tells which hosts there were. While Postgres is away what was known stays.
 */
@Context
final class HostFactsKeeper implements HostFacts {

    private static final Logger LOG = LoggerFactory.getLogger(HostFactsKeeper.class);
    private static final Duration MAINTENANCE = Duration.ofSeconds(2);

    private final HostHistory history;
    private final HostMemory memory;
    private final WearForecasts wear;
    private final SchemaMigration schema;
    private final Clock clock;
    private final Thread thread;
    private volatile Map<String, Maintenance> maintenance = Map.of();

    HostFactsKeeper(
            HostHistory history, HostMemory memory, HostRetention retention, SchemaMigration schema, Clock clock) {
        this.history = history;
        this.memory = memory;
        this.wear = new WearForecasts(history, memory, retention.hours(), clock);
        this.schema = schema;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("host-facts").start(this::run);
    }

    @Override
    public Optional<Maintenance> maintenance(String host, Instant now) {
        return Optional.ofNullable(maintenance.get(host)).filter(each -> each.isOn(now));
    }

    @Override
    public List<WearForecast> wear(String host) {
        return wear.of(host);
    }

    @Override
    public List<JsonNode> backupRuns(String host) {
        if (!schema.isDone()) {
            return List.of();
        }
        try {
            return history.transaction(connection -> DriveTable.runs(connection, host));
        } catch (RuntimeException e) {
            // A host page without its history is better than none while Postgres is away.
            LOG.atDebug().addKeyValue("reason", e.toString()).log("runs of backups cannot be read");
            return List.of();
        }
    }

    /** Begins a maintenance. */
    void begin(String host, Maintenance begun) {
        history.transaction(connection -> {
            MaintenanceTable.put(connection, host, begun, clock.instant());
            return true;
        });
        readMaintenance();
    }

    /** Ends a maintenance, if one is going on. */
    void end(String host) {
        history.transaction(connection -> {
            MaintenanceTable.delete(connection, host);
            return true;
        });
        readMaintenance();
    }

    private void run() {
        schema.awaitDone();
        boolean remembered = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!remembered) {
                    remember();
                    remembered = true;
                }
                readMaintenance();
                wear.refresh();
            } catch (RuntimeException e) {
                // Postgres is away, which its health says; what was known stays.
                LOG.atDebug().addKeyValue("reason", e.toString()).log("facts of hosts cannot be read");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MAINTENANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember() {
        history.transaction(connection -> DriveTable.eachNewest(connection, this::remember));
    }

    private void remember(byte[] json, Instant heard) {
        try {
            memory.recall(HostSampleReader.read(json), heard);
        } catch (UnreadableEventException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("a host cannot be remembered");
        }
    }

    private void readMaintenance() {
        maintenance = history.transaction(MaintenanceTable::read);
    }

    @PreDestroy
    void close() {
        thread.interrupt();
    }
}
