package io.dynamote.embedded.cluster;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Writes through the real client, with the answers of a real API server. */
class ApplyAndAdmissionIT {

    private static ClusterFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new ClusterFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void shouldCreateOnFirstApplyAndCountGenerationsOfTheSpecOnly() {
        GenericKubernetesResource created = fixture.apply(Graphs.beta("counted", 1));
        assertThat(created.getMetadata().getUid()).isNotBlank();
        assertThat(created.getMetadata().getCreationTimestamp()).isNotBlank();
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
        fixture.awaitState("counted", "successful");

        GenericKubernetesResource labelled = Graphs.beta("counted", 1);
        labelled.getMetadata().setLabels(Map.of("team", "search"));
        assertThat(fixture.apply(labelled).getMetadata()).satisfies(metadata -> {
            assertThat(metadata.getGeneration()).isEqualTo(1);
            assertThat(metadata.getLabels()).containsExactlyEntriesOf(Map.of("team", "search"));
            assertThat(metadata.getFinalizers()).as("of the operator").containsExactly("nvidia.com/finalizer");
        });

        GenericKubernetesResource scaled = fixture.apply(Graphs.beta("counted", 2));
        assertThat(scaled.getMetadata().getGeneration()).isEqualTo(2);
        assertThat(scaled.<Object>get("status", "state")).as("status survives").isNotNull();
        await().atMost(ClusterFixture.SOON)
                .until(
                        () -> fixture.graphs().withName("counted").get().<Integer>get("status", "observedGeneration"),
                        seen -> seen != null && seen == 2);
        fixture.graphs().withName("counted").delete();
    }

    @Test
    void shouldRefuseWhatBelongsToANamespaceThatDoesNotExist() {
        GenericKubernetesResource stray = Graphs.beta("stray", 1);
        stray.getMetadata().setNamespace("nowhere");

        assertThatThrownBy(() -> fixture.client()
                        .resource(stray)
                        .inNamespace("nowhere")
                        .fieldManager("dynamote")
                        .serverSideApply())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(404);
                    assertThat(e.getStatus().getDetails().getKind()).isEqualTo("namespaces");
                    assertThat(e.getStatus().getMessage()).isEqualTo("namespaces \"nowhere\" not found");
                });
    }

    @Test
    void shouldNotChangeAnythingWhenTheSameIsAppliedAgain() {
        fixture.apply(Graphs.failing("same", "operator-silent"));
        String version = fixture.graphs().withName("same").get().getMetadata().getResourceVersion();

        fixture.apply(Graphs.failing("same", "operator-silent"));

        assertThat(fixture.graphs().withName("same").get().getMetadata().getResourceVersion())
                .isEqualTo(version);
    }

    @Test
    void shouldRemoveWhatTheManagerNoLongerApplies() {
        GenericKubernetesResource with = Graphs.failing("shrinks", "operator-silent");
        with.<Map<String, Object>>get("spec").put("backendFramework", "vllm");
        with.<Map<String, Object>>get("spec").put("labels", Map.of("a", "1", "b", "2"));
        fixture.apply(with);
        GenericKubernetesResource without = Graphs.failing("shrinks", "operator-silent");
        without.<Map<String, Object>>get("spec").put("backendFramework", "vllm");
        without.<Map<String, Object>>get("spec").put("labels", Map.of("a", "1"));

        GenericKubernetesResource now = fixture.apply(without);

        assertThat(now.<Map<String, Object>>get("spec", "labels")).containsExactlyEntriesOf(Map.of("a", "1"));
        assertThat(now.<Object>get("spec", "backendFramework")).isEqualTo("vllm");
    }

    @Test
    void shouldStoreNothingOnADryRunAndStillRefuse() {
        GenericKubernetesResource dry = fixture.graphs()
                .resource(Graphs.beta("dry", 1))
                .dryRun()
                .fieldManager("dynamote")
                .serverSideApply();

        assertThat(dry.getMetadata().getUid()).isNotBlank();
        assertThat(fixture.graphs().withName("dry").get()).isNull();
        assertThat(causes(() -> fixture.graphs()
                        .resource(Graphs.beta("dry", 1, "registry.example/vllm-runtime:latest"))
                        .dryRun()
                        .fieldManager("dynamote")
                        .serverSideApply()))
                .singleElement()
                .satisfies(
                        cause -> assertThat(cause.getField()).isEqualTo("spec.components[1].runtimeVersionOverride"));
    }

    @Test
    void shouldNameFieldsOfAnInvalidObject() {
        GenericKubernetesResource bad = Graphs.beta("bad", 1);
        List<Map<String, Object>> components = bad.get("spec", "components");
        components.getFirst().put("type", "gateway");
        components.getLast().put("replicas", -1);

        assertThat(causes(() -> fixture.apply(bad)))
                .extracting(StatusCause::getField)
                .containsExactly("spec.components[0].type", "spec.components[1].replicas");
    }

    @Test
    void shouldRefuseAnotherSetOfComponentsOnUpdate() {
        fixture.apply(Graphs.failing("fixed", "operator-silent"));
        GenericKubernetesResource other = Graphs.failing("fixed", "operator-silent");
        List<Map<String, Object>> components = other.get("spec", "components");
        components.getLast().put("name", "decode");

        assertThat(causes(() -> fixture.apply(other))).singleElement().satisfies(cause -> {
            assertThat(cause.getField()).isEqualTo("spec.components");
            assertThat(cause.getMessage())
                    .contains("component topology is immutable", "added: [decode]", "removed: [VllmDecodeWorker]");
        });
    }

    @Test
    void shouldRefuseAnUpdateOfWhatHasChangedSince() {
        fixture.apply(Graphs.failing("raced", "operator-silent"));
        GenericKubernetesResource old = fixture.graphs().withName("raced").get();
        fixture.graphs().withName("raced").edit(graph -> {
            graph.getMetadata().getAnnotations().put("touched", "yes");
            return graph;
        });
        old.getMetadata().getAnnotations().put("touched", "no");

        assertThatThrownBy(() -> fixture.graphs().resource(old).update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
        assertThat(fixture.graphs().withName("raced").get().getMetadata().getAnnotations())
                .containsEntry("touched", "yes");
    }

    @Test
    void shouldWriteStatusOnlyThroughItsOwnPath() {
        fixture.apply(Graphs.failing("split", "operator-silent"));
        GenericKubernetesResource graph = fixture.graphs().withName("split").get();
        graph.setAdditionalProperty("status", Map.of("state", "failed"));

        fixture.graphs().resource(graph).update();
        assertThat(fixture.graphs().withName("split").get().<Object>get("status"))
                .isNull();

        graph.getMetadata().setResourceVersion(null);
        fixture.graphs().resource(graph).updateStatus();
        assertThat(ClusterFixture.state(fixture.graphs().withName("split").get()))
                .isEqualTo("failed");
        assertThat(fixture.graphs().withName("split").get().getMetadata().getGeneration())
                .isEqualTo(1);
    }

    @Test
    void shouldRunAnObjectOfTheOlderVersionToo() {
        var alpha = fixture.client().genericKubernetesResources(Graphs.ALPHA).inNamespace(Graphs.NAMESPACE);
        alpha.resource(Graphs.alpha("older", 1))
                .fieldManager("dynamote")
                .forceConflicts()
                .serverSideApply();

        await().atMost(ClusterFixture.SOON)
                .until(() -> ClusterFixture.state(alpha.withName("older").get()), "successful"::equals);
        GenericKubernetesResource graph = alpha.withName("older").get();
        assertThat(graph.<Integer>get("status", "services", "VllmDecodeWorker", "readyReplicas"))
                .isEqualTo(1);
        assertThat(fixture.graphs().withName("older").get()).as("no conversion").isNull();
        alpha.withName("older").delete();
        await().atMost(ClusterFixture.SOON).until(() -> alpha.withName("older").get() == null);
    }

    private static List<StatusCause> causes(Runnable write) {
        try {
            write.run();
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).isEqualTo(422);
            assertThat(e.getStatus().getReason()).isEqualTo("Invalid");
            return e.getStatus().getDetails().getCauses();
        }
        return List.of();
    }
}
