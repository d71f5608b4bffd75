package io.dynamote.deployment.work;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;

import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterState;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.store.ContactStore;
import io.dynamote.deployment.store.DeploymentStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Goes through the rows: who needs a look, and how old is what they show. */
@Singleton
class Census {

    private final TransactionOperations<Connection> transactions;
    private final DeploymentStore deployments;
    private final ContactStore contacts;
    private final ClusterConnection cluster;

    Census(
            TransactionOperations<Connection> transactions,
            DeploymentStore deployments,
            ContactStore contacts,
            ClusterConnection cluster) {
        this.transactions = transactions;
        this.deployments = deployments;
        this.contacts = contacts;
        this.cluster = cluster;
    }

    /** Every live deployment. */
    List<DeploymentRef> live() {
        return transactions.executeRead(_ -> deployments.live());
    }

    /** Live deployments that are not yet as wanted, or that are not running. */
    List<DeploymentRef> unsettled() {
        return transactions.executeRead(_ -> deployments.unsettled());
    }

    /** Keeps in mind when the cluster last answered. */
    void noteContact() {
        ClusterState state = cluster.current();
        Instant last = state.lastContact();
        if (state.connected() && last != null) {
            transactions.executeWrite(_ -> {
                contacts.contacted(last);
                return last;
            });
        }
    }
}
