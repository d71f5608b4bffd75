package io.dynamote.deployment.service;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service that is closed is gone, whatever it was just about to do. */
class ClosingIT {

    private static final int TIMES = 5;

    @Test
    void shouldLeaveNoThreadBehind() {
        try (Parts parts = Parts.start()) {
            Set<Thread> before = ours();
            for (int i = 0; i < TIMES; i++) {
                try (RunningService service = DeploymentService.start(parts.options())) {
                    assertThat(ours()).isNotEqualTo(before);
                    assertThat(new Door(service.address()).get("/health").status())
                            .isEqualTo(200);
                }
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(ours()).isSubsetOf(before));
        }
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Set.of("cluster-heartbeat", "active-instance").contains(thread.getName()))
                .collect(Collectors.toSet());
    }
}
