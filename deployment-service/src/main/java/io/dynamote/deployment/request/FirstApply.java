package io.dynamote.deployment.request;

import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;

import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.reconcile.Decisions;
import io.dynamote.deployment.settings.DeploymentProperties;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Waits for the cluster's word on a new deployment, for as long as someone who asked for it likes to wait. */
@Singleton
class FirstApply {

    /** Another instance may be the active one; its decisions are seen in the row only. */
    private static final Duration LOOK_ANYWAY = Duration.ofMillis(250);

    private final TransactionOperations<Connection> transactions;
    private final DeploymentStore deployments;
    private final Decisions decisions;
    private final ClusterConnection cluster;
    private final Duration patience;

    FirstApply(
            TransactionOperations<Connection> transactions,
            DeploymentStore deployments,
            Decisions decisions,
            ClusterConnection cluster,
            DeploymentProperties properties) {
        this.transactions = transactions;
        this.deployments = deployments;
        this.decisions = decisions;
        this.cluster = cluster;
        this.patience = properties.firstApplyWait();
    }

    /** Returns once the row is decided, the time is up, or there is nothing to wait for. */
    void await(UUID id) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (cluster.current().isUsable()) {
            long seen = decisions.count();
            boolean decided = transactions
                    .executeRead(_ -> deployments.find(id))
                    .map(FirstApply::isDecided)
                    .orElse(true);
            long left = end - System.nanoTime();
            if (decided || left <= 0) {
                return;
            }
            decisions.await(seen, Duration.ofNanos(Math.min(left, LOOK_ANYWAY.toNanos())));
        }
    }

    private static boolean isDecided(Deployment row) {
        return row.isApplied() || row.isRefused() || !row.isLive();
    }
}
