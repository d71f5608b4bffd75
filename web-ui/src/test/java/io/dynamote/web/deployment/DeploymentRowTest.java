package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentRowTest {

    @Test
    void shouldNotShowAnUnknownCountAsZero() {
        assertThat(row(new Deployment.Replicas(2, null), null).ready()).isEqualTo("?/2");
        assertThat(row(null, null).ready()).isEqualTo("–");
        assertThat(row(new Deployment.Replicas(2, 0), null).ready()).isEqualTo("0/2");
    }

    @Test
    void shouldFillTheBarByTheShareThatIsReady() {
        assertThat(row(new Deployment.Replicas(4, 1), null).readyTenths()).isEqualTo(2);
        assertThat(row(new Deployment.Replicas(1, 3), null).readyTenths()).isEqualTo(10);
        assertThat(row(new Deployment.Replicas(0, 0), null).readyTenths()).isZero();
    }

    @Test
    void shouldAlwaysHaveAReason() {
        assertThat(row(null, null).reason()).isEqualTo("Not looked at yet");
        assertThat(row(null, new Deployment.Verdict("ImagePull", " ", null)).reason())
                .isEqualTo("ImagePull");
        assertThat(row(null, new Deployment.Verdict("ImagePull", "no such image", null))
                        .reason())
                .isEqualTo("no such image");
    }

    @Test
    void shouldLinkToItsPageWhateverItsName() {
        assertThat(row(null, null).href()).isEqualTo("/deployments/name%20space/a%2Fb");
    }

    @Test
    void shouldNameTheKindOfEachFact() {
        assertThat(new HistoryItem(Instant.EPOCH, null, "deployment.applied.v1", 1, null, null).title())
                .isEqualTo("Applied to the cluster");
        assertThat(new HistoryItem(Instant.EPOCH, null, "phase-changed", 1, "Running", null).title())
                .isEqualTo("Running");
        assertThat(new HistoryItem(Instant.EPOCH, null, "deployment.scaled.v2", 1, null, null).title())
                .isEqualTo("scaled");
        assertThat(new HistoryItem(Instant.EPOCH, null, null, null, null, null).title())
                .isEmpty();
    }

    private static DeploymentRow row(Deployment.@Nullable Replicas replicas, Deployment.@Nullable Verdict verdict) {
        return new DeploymentRow(new Deployment(
                "name space",
                "a/b",
                null,
                "m",
                "vllm",
                null,
                Phase.PENDING,
                verdict,
                1,
                null,
                replicas,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                List.of()));
    }
}
