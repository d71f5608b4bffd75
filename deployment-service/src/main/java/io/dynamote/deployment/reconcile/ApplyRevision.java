package io.dynamote.deployment.reconcile;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.dynamote.deployment.cluster.Answer;
import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterState;
import io.dynamote.deployment.cluster.ClusterView;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.cluster.GraphClient;
import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.schema.SchemaViolation;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Revision;
import io.dynamote.deployment.store.RevisionStore;
import io.dynamote.deployment.work.Pass;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Hands a revision to the cluster: schema, rehearsal, apply. Every step may be repeated. */
@Singleton
class ApplyRevision {

    /** When the cluster comes back everyone is woken; this is for the case that this was missed. */
    private static final Duration CLUSTER_AWAY = Duration.ofSeconds(10);

    private static final Duration WATCHES_FILLING = Duration.ofMillis(100);
    private static final String TAKEN =
            "a DynamoGraphDeployment of this name exists in the cluster and was not made by Dynamote";

    private final ClusterConnection cluster;
    private final GraphClient graphs;
    private final KubernetesClient client;
    private final RevisionStore revisions;
    private final ManifestRenderer renderer;
    private final Settlement settlement;
    private final TransactionOperations<Connection> transactions;

    ApplyRevision(
            ClusterConnection cluster,
            GraphClient graphs,
            KubernetesClient client,
            RevisionStore revisions,
            ManifestRenderer renderer,
            Settlement settlement,
            TransactionOperations<Connection> transactions) {
        this.cluster = cluster;
        this.graphs = graphs;
        this.client = client;
        this.revisions = revisions;
        this.renderer = renderer;
        this.settlement = settlement;
        this.transactions = transactions;
    }

    Pass apply(Deployment row, RevisionNumber number) {
        ClusterState state = cluster.current();
        DynamoApi dynamo = state.dynamo();
        if (!state.connected() || dynamo == null) {
            return new Pass.Repeat(CLUSTER_AWAY);
        }
        if (!dynamo.isInstalled()) {
            settlement.hindered(row.id(), "Dynamo is not installed in the cluster");
            return new Pass.Repeat(CLUSTER_AWAY);
        }
        Optional<ClusterView> view = cluster.view(row.ref());
        if (view.isEmpty()) {
            return new Pass.Repeat(WATCHES_FILLING);
        }
        return switch (answer(row, number, dynamo, view.get())) {
            case Answer.Accepted accepted -> {
                settlement.accepted(row.id(), number, accepted);
                yield new Pass.Done();
            }
            case Answer.Refused refused -> {
                settlement.refused(row.id(), number, refused);
                yield new Pass.Done();
            }
            case Answer.Undecided(String message) -> {
                settlement.hindered(row.id(), message);
                yield new Pass.Failed();
            }
        };
    }

    private Answer answer(Deployment row, RevisionNumber number, DynamoApi dynamo, ClusterView view) {
        if (row.applied() == null && view.isForeign()) {
            return new Answer.Refused(TAKEN, List.of(new FieldProblem("name", "must be free in the cluster")));
        }
        Revision revision = transactions
                .executeRead(_ -> revisions.find(row.id(), number))
                .orElseThrow(
                        () -> new IllegalStateException("revision " + number + " of " + row.ref() + " is missing"));
        Candidate candidate = Candidate.of(revision, dynamo, renderer);
        List<SchemaViolation> violations = candidate.violations(dynamo, client.getKubernetesSerialization());
        if (!violations.isEmpty()) {
            return new Answer.Refused(
                    "the manifest does not fit the cluster's schema: " + violations.getFirst(),
                    violations.stream()
                            .map(v -> new FieldProblem(v.path(), v.expectation()))
                            .toList());
        }
        Answer rehearsed = graphs.rehearse(candidate.version(), candidate.yaml());
        return rehearsed instanceof Answer.Accepted ? graphs.apply(candidate.version(), candidate.yaml()) : rehearsed;
    }
}
