package io.dynamote.deployment.reconcile;

import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;

import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterListener;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.cluster.GraphClient;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.dynamote.deployment.store.Desired;
import io.dynamote.deployment.store.Task;
import io.dynamote.deployment.work.ActivePart;
import io.dynamote.deployment.work.BackOff;
import io.dynamote.deployment.work.Pass;
import io.dynamote.deployment.work.WorkFigures;
import io.dynamote.deployment.work.WorkQueue;
import io.dynamote.deployment.work.Workers;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Level-triggered: a pass reads the row, derives what is left to do, and does it. Nothing is remembered between passes,
 * so a crash at any point is finished by the next one.
 */
@Singleton
public final class Reconciler implements ActivePart, ClusterListener {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int WORKERS = 4;
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final TransactionOperations<Connection> transactions;
    private final DeploymentStore deployments;
    private final ApplyRevision apply;
    private final RemoveDeployment remove;
    private final ClusterConnection cluster;
    private final GraphClient graphs;
    private final WorkQueue<DeploymentRef> queue = new WorkQueue<>();
    private final Workers<DeploymentRef> workers = new Workers<>("reconciler", queue, BACK_OFF, this::reconcile);

    Reconciler(
            TransactionOperations<Connection> transactions,
            DeploymentStore deployments,
            ApplyRevision apply,
            RemoveDeployment remove,
            ClusterConnection cluster,
            GraphClient graphs,
            WorkFigures figures) {
        this.transactions = transactions;
        this.deployments = deployments;
        this.apply = apply;
        this.remove = remove;
        this.cluster = cluster;
        this.graphs = graphs;
        figures.watch(workers);
    }

    private Pass reconcile(DeploymentRef ref) {
        Optional<Deployment> found = transactions.executeRead(_ -> deployments.find(ref));
        if (found.isEmpty()) {
            return new Pass.Done();
        }
        try {
            return pass(found.get());
        } catch (KubernetesClientException e) {
            LOG.atInfo()
                    .addKeyValue("deployment", ref)
                    .addKeyValue("reason", e.getMessage())
                    .log("the cluster did not answer, trying again");
            return new Pass.Failed();
        }
    }

    private Pass pass(Deployment row) {
        return switch (row.task()) {
            case Task.Apply(var revision) -> apply.apply(row, revision);
            case Task.Remove _ -> remove.remove(row);
            case Task.Rest _ -> isMissing(row) ? apply.apply(row, row.revision()) : new Pass.Done();
        };
    }

    /** Whether someone else deleted what is wanted. The watch alone is not asked: it may not know it yet. */
    private boolean isMissing(Deployment row) {
        DynamoApi dynamo = cluster.current().dynamo();
        return row.desired() == Desired.PRESENT
                && row.isApplied()
                && dynamo != null
                && dynamo.preferred() != null
                && cluster.view(row.ref()).filter(view -> view.graph() == null).isPresent()
                && !graphs.exists(dynamo.preferred(), row.ref());
    }

    @Override
    public void begin() {
        workers.start(WORKERS);
    }

    @Override
    public void wake(DeploymentRef ref) {
        workers.forgive(ref);
        queue.add(ref);
    }

    @Override
    public void sweep(DeploymentRef ref) {
        queue.addIfIdle(ref);
    }

    /** Only what is going or missing matters here, and the observer, who looks anyway, says so. */
    @Override
    public void changed(String key) {}

    @Override
    public void reconnected() {
        queue.hasten();
    }

    @Override
    @PreDestroy
    public void end() {
        workers.close();
        queue.clear();
    }
}
