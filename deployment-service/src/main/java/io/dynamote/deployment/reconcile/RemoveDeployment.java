package io.dynamote.deployment.reconcile;

import java.time.Duration;

import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterState;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.cluster.GraphClient;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.work.Pass;
import jakarta.inject.Singleton;

/** Deletes a deployment from the cluster and sees it gone, pods included. */
@Singleton
class RemoveDeployment {

    private static final Duration CLUSTER_AWAY = Duration.ofSeconds(10);
    /** The watches tell when it goes; this is for the case that they miss it. */
    private static final Duration GOING = Duration.ofSeconds(2);

    private final ClusterConnection cluster;
    private final GraphClient graphs;
    private final Settlement settlement;

    RemoveDeployment(ClusterConnection cluster, GraphClient graphs, Settlement settlement) {
        this.cluster = cluster;
        this.graphs = graphs;
        this.settlement = settlement;
    }

    Pass remove(Deployment row) {
        ClusterState state = cluster.current();
        DynamoApi dynamo = state.dynamo();
        if (!state.connected() || dynamo == null) {
            return new Pass.Repeat(CLUSTER_AWAY);
        }
        if (!graphs.remove(dynamo.preferred(), row.ref())) {
            return new Pass.Repeat(GOING);
        }
        settlement.gone(row.id());
        return new Pass.Done();
    }
}
