package io.dynamote.embedded.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cluster on which Dynamo is installed while clients are looking. */
class BareClusterIT {

    private static final String DEFINITION = "dynamographdeployments.nvidia.com";

    private final ClusterFixture fixture =
            new ClusterFixture(SimulationOptions.defaults().withSpeed(50).withoutDynamo());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldKnowNothingOfDynamoUntilItIsInstalled() {
        assertThat(fixture.client().getApiGroup("nvidia.com")).isNull();
        assertThat(fixture.client()
                        .genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                        .withName(DEFINITION)
                        .get())
                .isNull();
        assertThatThrownBy(
                        () -> fixture.graphs().resource(Graphs.beta("chat", 1)).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(404));
        assertThat(fixture.client().nodes().list().getItems()).hasSize(3);

        fixture.cluster().installDynamo();

        assertThat(fixture.client().getApiGroup("nvidia.com").getVersions()).hasSize(2);
        fixture.deploy(Graphs.beta("chat", 1));
        assertThat(fixture.pods("chat")).hasSize(2);
    }

    @Test
    void shouldNotBeInstalledTwice() {
        fixture.cluster().installDynamo();

        assertThatThrownBy(fixture.cluster()::installDynamo).hasMessageContaining("already exists");
    }
}
