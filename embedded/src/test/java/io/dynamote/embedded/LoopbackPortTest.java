package io.dynamote.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoopbackPortTest {

    @Test
    void shouldChooseAFreePortThatTheKernelHandsToNobodyAndKeepAWantedOne() {
        int free = LoopbackPort.choose("part", 0);

        assertThat(free).isBetween(18_000, 32_767);
        assertThat(LoopbackPort.choose("part", free)).isEqualTo(free);
    }

    @Test
    void shouldNamePartAndPortWhenTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> LoopbackPort.choose("Kafka", taken.getLocalPort()))
                    .isInstanceOfSatisfying(
                            PortTakenException.class, e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()))
                    .hasMessageContaining("Kafka cannot start: port " + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseWhatIsNoPort(int port) {
        assertThatThrownBy(() -> LoopbackPort.choose("Kafka", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Kafka is " + port + ", expected 0 to 65535");
    }
}
