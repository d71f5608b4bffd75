package io.dynamote.deployment.view;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.store.ContactStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Knows how old is what the rows show of the cluster. */
@Singleton
public class Freshness {

    /**
     * The age of an answer.
     *
     * @param asOf when the cluster was last in contact
     * @param stale whether it is out of contact now
     */
    public record Age(Instant asOf, boolean stale) {}

    private final ClusterConnection cluster;
    private final TransactionOperations<Connection> transactions;
    private final ContactStore contacts;
    private final Clock clock;

    Freshness(
            ClusterConnection cluster,
            TransactionOperations<Connection> transactions,
            ContactStore contacts,
            Clock clock) {
        this.cluster = cluster;
        this.transactions = transactions;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The age of what is shown now. */
    public Age now() {
        return new Age(
                lastContact().orElseGet(clock::instant), !cluster.current().connected());
    }

    /** When the cluster last answered: since this start, or else before it; empty if it never did. */
    public Optional<Instant> lastContact() {
        Instant last = cluster.current().lastContact();
        return last == null ? transactions.executeRead(_ -> contacts.lastContact()) : Optional.of(last);
    }
}
