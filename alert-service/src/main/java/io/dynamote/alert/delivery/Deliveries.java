package io.dynamote.alert.delivery;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The log of deliveries: what was tried to be told to whom, and what became of it. */
@Singleton
public class Deliveries {

    private final TransactionOperations<Connection> transactions;
    private final DeliveryTable table;

    Deliveries(TransactionOperations<Connection> transactions, DeliveryTable table) {
        this.transactions = transactions;
        this.table = table;
    }

    /**
     * One page, newest first.
     *
     * @param destination only to this one; null for all
     * @param before number of the last delivery of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Delivery> page(@Nullable String destination, long before, int limit) {
        return transactions.executeRead(status -> table.page(null, destination, null, before, limit));
    }

    /**
     * One page of what went to a receiver or stands somewhere, newest first.
     *
     * @param receiver only to the places of this one; null for all
     * @param state only those that stand there; null for all
     * @param before see {@link #page}
     */
    public List<Delivery> search(@Nullable String receiver, @Nullable DeliveryState state, long before, int limit) {
        return transactions.executeRead(status -> table.page(receiver, null, state, before, limit));
    }

    /** One try. */
    public Optional<Delivery> find(UUID notification) {
        return transactions.executeRead(status -> table.find(notification));
    }

    /** Discards what was over before this time; how many that were. */
    public int discard(Instant before) {
        return transactions.executeWrite(status -> table.discard(before));
    }
}
