package io.dynamote.deployment.observe;

import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;

import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterListener;
import io.dynamote.deployment.cluster.ClusterView;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.reconcile.Reconciler;
import io.dynamote.deployment.reconcile.Settlement;
import io.dynamote.deployment.status.Assessor;
import io.dynamote.deployment.status.StateChange;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.dynamote.deployment.store.Desired;
import io.dynamote.deployment.work.ActivePart;
import io.dynamote.deployment.work.BackOff;
import io.dynamote.deployment.work.Pass;
import io.dynamote.deployment.work.WorkFigures;
import io.dynamote.deployment.work.WorkQueue;
import io.dynamote.deployment.work.Workers;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * Judges a deployment whenever a watch sees something of it, and every few seconds while time alone may change the
 * verdict. A deployment is published at most once in 100 ms, so a rollout of many pods is a few events, not hundreds.
 */
@Singleton
final class Observer implements ActivePart, ClusterListener {

    private static final int WORKERS = 2;
    private static final Duration COALESCED = Duration.ofMillis(100);
    private static final Duration WATCHES_FILLING = Duration.ofMillis(200);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(5));

    private final TransactionOperations<Connection> transactions;
    private final DeploymentStore deployments;
    private final ClusterConnection cluster;
    private final Assessor assessor;
    private final Settlement settlement;
    private final Reconciler reconciler;
    private final WorkQueue<DeploymentRef> queue = new WorkQueue<>();
    private final Workers<DeploymentRef> workers = new Workers<>("observer", queue, BACK_OFF, this::observe);
    private volatile boolean active;

    Observer(
            TransactionOperations<Connection> transactions,
            DeploymentStore deployments,
            ClusterConnection cluster,
            Assessor assessor,
            Settlement settlement,
            Reconciler reconciler,
            WorkFigures figures) {
        this.transactions = transactions;
        this.deployments = deployments;
        this.cluster = cluster;
        this.assessor = assessor;
        this.settlement = settlement;
        this.reconciler = reconciler;
        figures.watch(workers);
    }

    private Pass observe(DeploymentRef ref) {
        if (!cluster.current().isUsable()) {
            return new Pass.Done();
        }
        Optional<ClusterView> view = cluster.view(ref);
        if (view.isEmpty()) {
            return new Pass.Repeat(WATCHES_FILLING);
        }
        Optional<Deployment> found = transactions.executeRead(_ -> deployments.find(ref));
        if (found.isEmpty()) {
            return new Pass.Done(COALESCED);
        }
        Deployment row = found.get();
        if (view.get().graph() == null && (row.desired() == Desired.ABSENT || row.isApplied())) {
            reconciler.wake(ref);
        }
        Deployment seen = transactions.executeRead(_ -> assessor.assess(row));
        if (!StateChange.isVisible(row, seen)) {
            return new Pass.Done();
        }
        settlement.seen(row.id());
        return new Pass.Done(COALESCED);
    }

    @Override
    public void begin() {
        active = true;
        workers.start(WORKERS);
    }

    @Override
    public void wake(DeploymentRef ref) {
        queue.add(ref);
    }

    @Override
    public void sweep(DeploymentRef ref) {
        queue.addIfIdle(ref);
    }

    @Override
    public void changed(String key) {
        if (active) {
            DeploymentRef.find(key).ifPresent(queue::add);
        }
    }

    /** Everything is swept then. */
    @Override
    public void reconnected() {}

    @Override
    @PreDestroy
    public void end() {
        active = false;
        workers.close();
        queue.clear();
    }
}
