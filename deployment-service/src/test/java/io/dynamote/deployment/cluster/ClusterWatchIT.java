package io.dynamote.deployment.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the caches hold, and whom they wake. */
class ClusterWatchIT {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static SimulatedCluster cluster;

    private final Set<String> woken = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() {
        cluster = SimulatedCluster.start(SimulationOptions.defaults().withSpeed(50));
        client().namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("elsewhere")
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void shouldHoldADeploymentWithItsPodsAndTheirEvents() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "watched");
        try (ClusterWatch watch = watch(List.of())) {
            new GraphClient(client()).apply(ApiVersion.V1BETA1, Manifests.of(ref));

            await().atMost(SOON).untilAsserted(() -> {
                ClusterView view = watch.view(ref);
                assertThat(view.graph()).isNotNull();
                assertThat(view.isForeign()).isFalse();
                assertThat(view.pods()).hasSize(2);
                assertThat(view.events()).extracting(Event::getReason).contains("Scheduled", "Pulled", "Started");
                assertThat(watch.service("dynamo-system", "watched-frontend")).isPresent();
            });
            assertThat(woken).contains("dynamo-system/watched");
            assertThat(watch.view(DeploymentRef.of("dynamo-system", "other")).pods())
                    .isEmpty();
            assertThat(watch.namespaceNames())
                    .contains("dynamo-system", "elsewhere")
                    .isSorted();
        }
    }

    @Test
    void shouldKnowWhichKindsFollowTheCluster() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        WatchAges ages = new WatchAges();
        try (ClusterWatch watch = watch(List.of())) {
            await().atMost(SOON).untilAsserted(() -> {
                ages.note(watch, now);
                assertThat(ages.current().keySet())
                        .containsExactlyInAnyOrder("graphs", "pods", "events", "services", "namespaces");
            });
            assertThat(watch.kinds().get("namespaces").size()).isGreaterThanOrEqualTo(2);
        }
        try (ClusterWatch closed = watch(List.of("dynamo-system"))) {
            assertThat(closed.kinds()).doesNotContainKey("namespaces");
            closed.close();
            ages.note(closed, now.plusSeconds(60));
            assertThat(ages.current().values())
                    .as("a watch that is closed follows nothing")
                    .containsOnly(now);
        }
    }

    @Test
    void shouldTakeEventsOfPodsOnly() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "eventful");
        new GraphClient(client()).apply(ApiVersion.V1BETA1, Manifests.of(ref));
        try (ClusterWatch watch = watch(List.of())) {
            await().atMost(SOON).until(() -> watch.view(ref).pods().size() == 2);
            String pod = watch.view(ref).pods().getFirst().getMetadata().getName();
            event("node", "Node", pod);
            event("pod", "Pod", pod);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(watch.view(ref).events())
                            .extracting(event -> event.getMetadata().getName())
                            .contains("pod"));
            assertThat(watch.view(ref).events())
                    .as("the one about a node of the same name came before")
                    .allMatch(event -> event.getInvolvedObject().getKind().equals("Pod"));
        }
    }

    @Test
    void shouldSeeTheConfiguredNamespacesOnly() {
        DeploymentRef inside = DeploymentRef.of("elsewhere", "inside");
        DeploymentRef outside = DeploymentRef.of("dynamo-system", "outside");
        GraphClient graphs = new GraphClient(client());
        graphs.apply(ApiVersion.V1BETA1, Manifests.of(outside));
        try (ClusterWatch watch = watch(List.of("elsewhere"))) {
            graphs.apply(ApiVersion.V1BETA1, Manifests.of(inside));

            await().atMost(SOON).until(() -> watch.view(inside).pods().size() == 2);
            assertThat(watch.view(outside).graph()).isNull();
            assertThat(watch.view(outside).pods()).isEmpty();
            assertThat(watch.namespaceNames()).containsExactly("elsewhere");
            assertThat(woken).doesNotContain(outside.toString());
        }
    }

    @Test
    void shouldForgetWhatIsGone() {
        DeploymentRef ref = DeploymentRef.of("dynamo-system", "passing");
        GraphClient graphs = new GraphClient(client());
        graphs.apply(ApiVersion.V1BETA1, Manifests.of(ref));
        try (ClusterWatch watch = watch(List.of())) {
            await().atMost(SOON).until(() -> watch.view(ref).pods().size() == 2);
            woken.clear();

            await().atMost(SOON).until(() -> graphs.remove(ApiVersion.V1BETA1, ref));

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(watch.view(ref).graph()).isNull();
                assertThat(watch.view(ref).pods()).isEmpty();
                assertThat(watch.service("dynamo-system", "passing-frontend")).isEmpty();
            });
            assertThat(woken).contains(ref.toString());
        }
    }

    private ClusterWatch watch(List<String> namespaces) {
        ClusterWatch watch = new ClusterWatch(client(), ApiVersion.V1BETA1, namespaces, woken::add);
        await().atMost(SOON).until(watch::hasSynced);
        return watch;
    }

    private static void event(String name, String kind, String subject) {
        client().v1()
                .events()
                .inNamespace("dynamo-system")
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("dynamo-system")
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withKind(kind)
                        .withNamespace("dynamo-system")
                        .withName(subject)
                        .endInvolvedObject()
                        .withReason("Odd")
                        .build())
                .create();
    }

    private static KubernetesClient client() {
        return cluster.client();
    }
}
