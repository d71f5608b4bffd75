package io.dynamote.deployment.cluster;

import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The calls that change a cluster, on one that has rules of its own. */
class GraphClientIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final ApiVersion VERSION = ApiVersion.V1BETA1;

    private static SimulatedCluster cluster;
    private static GraphClient graphs;

    @BeforeAll
    static void start() {
        cluster = SimulatedCluster.start(SimulationOptions.defaults().withSpeed(50));
        graphs = new GraphClient(cluster.client());
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void shouldLeaveNothingBehindARehearsal() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "rehearsed");

        assertThat(graphs.rehearse(VERSION, Manifests.of(ref))).isInstanceOf(Answer.Accepted.class);

        assertThat(graphs.exists(VERSION, ref)).isFalse();
    }

    @Test
    void shouldChangeNothingWhenAManifestIsAppliedAgain() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "twice");

        Answer.Accepted first = accepted(graphs.apply(VERSION, Manifests.of(ref)));
        Answer.Accepted second = accepted(graphs.apply(VERSION, Manifests.of(ref)));

        assertThat(second.uid()).isEqualTo(first.uid()).isNotEqualTo("null");
        assertThat(second.generation()).isEqualTo(first.generation()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheObjectAcrossRevisions() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "revised");

        Answer.Accepted first = accepted(graphs.apply(VERSION, Manifests.of(ref)));
        Answer.Accepted next =
                accepted(graphs.apply(VERSION, Manifests.of(Manifests.configuration(ref), new RevisionNumber(2))));

        assertThat(next.uid()).isEqualTo(first.uid());
        assertThat(next.graph().getMetadata().getAnnotations()).containsEntry("dynamote.io/revision", "2");
    }

    @Test
    void shouldHandOnTheClustersNo() {
        DeploymentRef ref = DeploymentRef.of("no-such-namespace", "lost");

        Answer answer = graphs.rehearse(VERSION, Manifests.of(ref));

        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.message()).contains("no-such-namespace");
            assertThat(refused.errors())
                    .singleElement()
                    .satisfies(e -> assertThat(e.field()).isEqualTo("namespace"));
        });
    }

    @Test
    void shouldRemoveUntilNothingIsLeft() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "going");
        graphs.apply(VERSION, Manifests.of(ref));
        await().atMost(SOON).until(() -> !pods(ref).isEmpty());

        assertThat(graphs.remove(VERSION, ref)).as("only asked to go").isFalse();

        await().atMost(SOON).until(() -> graphs.remove(VERSION, ref));
        assertThat(graphs.exists(VERSION, ref)).isFalse();
        assertThat(pods(ref)).isEmpty();
        assertThat(graphs.remove(VERSION, ref)).as("once more").isTrue();
        assertThat(graphs.remove(null, ref)).as("without Dynamo").isTrue();
    }

    @Test
    void shouldLeaveAloneWhatSomeoneElseMade() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "foreign");
        GenericKubernetesResource theirs = cluster.client()
                .getKubernetesSerialization()
                .unmarshal(Manifests.of(ref), GenericKubernetesResource.class);
        theirs.getMetadata().setLabels(null);
        cluster.client().resource(theirs).create();

        assertThat(graphs.remove(VERSION, ref)).as("nothing of ours is left").isTrue();

        assertThat(graphs.exists(VERSION, ref)).isTrue();
    }

    private static List<Pod> pods(DeploymentRef ref) {
        return cluster.client()
                .pods()
                .inNamespace(ref.namespace().value())
                .withLabel(Kinds.DEPLOYMENT_LABEL, ref.name().value())
                .list()
                .getItems();
    }

    private static Answer.Accepted accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return (Answer.Accepted) answer;
    }
}
