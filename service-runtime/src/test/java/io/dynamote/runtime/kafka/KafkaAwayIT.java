package io.dynamote.runtime.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaAwayIT {

    @Test
    void shouldStartAndSaySoWhileKafkaIsAway() throws IOException {
        String address = "127.0.0.1:" + unusedPort();
        try (RunningService service = ServiceRuntime.start(
                "probe",
                ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", address)
                        .with("dynamote.kafka.replication-factor", 3))) {
            assertThat(service.context().getBean(KafkaProperties.class))
                    .isEqualTo(new KafkaProperties(address, (short) 3));
            DependencyHealth kafka = service.context().getBean(DependencyHealth.class);
            assertThat(kafka.state().status()).isEqualTo(HealthState.Status.DOWN);
            assertThat(kafka.state().lastContact()).isNull();
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
