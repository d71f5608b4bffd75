package io.dynamote.embedded.cluster;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulationOptionsTest {

    private final SimulationOptions defaults = SimulationOptions.defaults();

    @Test
    void shouldSimulateThreeNodesOfFourCardsAtThePaceOfTime() {
        assertThat(defaults.port()).isZero();
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
        assertThat(bare.withPort(7).withSpeed(2).withNodes(1, 2).withGraphVersions(List.of("v1alpha1")))
                .isEqualTo(new SimulationOptions(7, 2, List.of("v1alpha1"), false, 1, 2, defaults.clock()));
    }

    @Test
    void shouldRefuseWhatCannotBeSimulated() {
        assertThatThrownBy(() -> defaults.withSpeed(0)).hasMessage("speed is 0.0, expected more than 0");
        assertThatThrownBy(() -> defaults.withSpeed(Double.NaN)).hasMessageContaining("speed is NaN");
        assertThatThrownBy(() -> defaults.withNodes(-1, 4)).hasMessageContaining("-1 and 4");
        assertThatThrownBy(() -> defaults.withGraphVersions(List.of("v2"))).hasMessageContaining("[v2]");
        assertThatThrownBy(() -> defaults.withGraphVersions(List.of())).hasMessageContaining("[]");
    }
}
