package io.dynamote.embedded.cluster;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulationOptionsTest {

    private final SimulationOptions defaults = SimulationOptions.defaults();

    @Test
    void shouldSimulateThreeNodesOfFourCardsAtThePaceOfTime() {
        assertThat(defaults.host()).isEqualTo("127.0.0.1");
        assertThat(defaults.port()).isZero();
        assertThat(defaults.mark()).isEmpty();
        assertThat(defaults.speed()).isEqualTo(1);
        assertThat(defaults.nodes()).isEqualTo(3);
        assertThat(defaults.gpusPerNode()).isEqualTo(4);
        assertThat(defaults.graphVersions()).containsExactly("v1beta1", "v1alpha1");
        assertThat(defaults.dynamo()).isTrue();
    }

    @Test
    void shouldChangeOneThingAtATime() {
        SimulationOptions bare = defaults.withoutDynamo();

        assertThat(bare.dynamo()).isFalse();
        assertThat(bare.withPort(7)
                        .withSpeed(2)
                        .withNodes(1, 2)
                        .withGraphVersions(List.of("v1alpha1"))
                        .withHost("0.0.0.0")
                        .withMark("a1"))
                .isEqualTo(new SimulationOptions(
                        "0.0.0.0", 7, "a1", 2, List.of("v1alpha1"), false, 1, 2, defaults.clock()));
    }

    @Test
    void shouldRefuseWhatCannotBeSimulated() {
        assertThatThrownBy(() -> defaults.withSpeed(0)).hasMessage("speed is 0.0, expected more than 0");
        assertThatThrownBy(() -> defaults.withSpeed(Double.NaN)).hasMessageContaining("speed is NaN");
        assertThatThrownBy(() -> defaults.withHost("10.0.0.1"))
                .hasMessage("host is 10.0.0.1, expected one of [127.0.0.1, 0.0.0.0]");
        assertThatThrownBy(() -> defaults.withMark("A 1")).hasMessageContaining("mark is A 1");
        assertThatThrownBy(() -> defaults.withNodes(-1, 4)).hasMessageContaining("-1 and 4");
        assertThatThrownBy(() -> defaults.withGraphVersions(List.of("v2"))).hasMessageContaining("[v2]");
        assertThatThrownBy(() -> defaults.withGraphVersions(List.of())).hasMessageContaining("[]");
    }
}
