package io.dynamote.standalone;

import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PortsTest {

    @Test
    void shouldFollowThePortOfThePortal() {
        Ports ports = new Ports(9080);
        assertThat(ports.byPart()).containsEntry("portal", 9080).containsEntry("Kafka", 9090);
        assertThat(new HashSet<>(ports.byPart().values()))
                .hasSameSizeAs(ports.byPart().values());
    }

    @Test
    void shouldGiveEachServiceAManagementPort() {
        Ports ports = new Ports(9080);
        assertThat(ports.byPart()).containsEntry("metrics of the portal", 9085).containsEntry("metrics of alert", 9089);
        assertThat(ports.management(ports.telemetry())).isEqualTo(9088);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_524, 70_000})
    void shouldRefuseAPortWithoutRoomForTheOthers(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ports(port))
                .withMessage("port must be 1 to 65523, not: " + port);
    }
}
