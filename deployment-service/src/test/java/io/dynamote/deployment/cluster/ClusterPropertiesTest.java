package io.dynamote.deployment.cluster;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClusterPropertiesTest {

    @Test
    void shouldWatchEverythingUnlessNamespacesAreGiven() {
        assertThat(new ClusterProperties(null, null, null, false, null, Duration.ofSeconds(2)).isRestricted())
                .isFalse();
        assertThat(new ClusterProperties(null, null, null, false, List.of("team-a"), Duration.ofSeconds(2))
                        .isRestricted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1:6443", "ftp://host", "https://", "https://host/path", "http://a b"})
    void shouldRefuseAnAddressThatIsNone(String masterUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterProperties(null, null, masterUrl, false, List.of(), Duration.ofSeconds(2)))
                .withMessageContaining("dynamote.cluster.master-url")
                .withMessageContaining(masterUrl);
    }

    @Test
    void shouldRefuseABusyHeartbeatAndNamesThatAreNoNamespaces() {
        assertThatThrownBy(() -> new ClusterProperties(null, null, null, false, List.of(), Duration.ofMillis(99)))
                .hasMessageContaining("heartbeat")
                .hasMessageContaining("PT0.099S");
        assertThatThrownBy(
                        () -> new ClusterProperties(null, null, null, false, List.of("Team_A"), Duration.ofSeconds(2)))
                .hasMessageContaining("Team_A");
    }
}
