package io.dynamote.alert.delivery;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.dynamote.alert.incident.Incidents;
import io.dynamote.alert.notification.NotificationPipeline;
import io.dynamote.alert.notification.RetryPolicy;
import io.dynamote.alert.notification.Routing;
import io.dynamote.alert.notification.Snapshot;
import io.dynamote.alert.silence.Silences;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Begins lives of the notifier: each takes over from the one before, wherever that was. */
@Singleton
public class Notifiers {

    final TransactionOperations<Connection> transactions;
    final NotifierLease lease;
    final JdbcNotificationStore store;
    final DeliveryTable deliveries;
    final Incidents incidents;
    final Clock clock;

    private final Supplier<UUID> ids;

    Notifiers(
            TransactionOperations<Connection> transactions,
            NotifierLease lease,
            JdbcNotificationStore store,
            DeliveryTable deliveries,
            Incidents incidents,
            Clock clock,
            Supplier<UUID> ids) {
        this.transactions = transactions;
        this.lease = lease;
        this.store = store;
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes over and begins with what is in the tables. To be done by one instance at a time: two that take over from each
     * other get nothing done.
     *
     * @param owner names the instance
     * @param silences kept up to date by the caller
     */
    public Notifier begin(String owner, Routing routing, Silences silences, RetryPolicy retry, RandomGenerator random) {
        return transactions.executeWrite(status -> {
            long epoch = lease.takeOver(owner);
            NotificationPipeline pipeline = new NotificationPipeline(routing, silences, retry, random, ids);
            Snapshot stored = store.load();
            pipeline.restore(stored, clock.instant());
            Instant heard = stored.alerts().stream()
                    .map(known -> known.alert().updatedAt())
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            return new Notifier(this, pipeline, silences, epoch, heard);
        });
    }
}
