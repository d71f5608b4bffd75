package io.dynamote.deployment.service;

import java.time.Duration;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.events.Event;
import io.dynamote.events.Topics;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances on one database: both answer, one works, and the other takes over. */
class TwoInstancesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void shouldWorkOnceAndGoOnWhenTheActiveInstanceEnds() {
        try (Parts parts = Parts.start();
                RunningService active = DeploymentService.start(parts.options());
                RunningService standby = DeploymentService.start(parts.options())) {
            Door first = new Door(active.address());
            Door second = new Door(standby.address());
            awaitReady(first);
            awaitReady(second);

            Door.Answer created = second.create("by-the-standby");
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            await().atMost(PATIENCE).until(() -> first.phase("by-the-standby").equals("Running"));
            active.close();

            Door.Answer later = second.create("after-the-change");
            assertThat(later.status()).as(later.text()).isIn(201, 202);
            await().atMost(PATIENCE)
                    .until(() -> second.phase("after-the-change").equals("Running"));
            assertThat(Published.all(parts.kafka().bootstrapServers(), Topics.DEPLOYMENT_EVENTS))
                    .extracting(Event::id)
                    .doesNotHaveDuplicates();
        }
    }

    private static void awaitReady(Door door) {
        await().atMost(PATIENCE)
                .until(() ->
                        door.get("/api/cluster/status").json().path("connected").asBoolean());
        await().atMost(PATIENCE)
                .until(() -> door.post("/api/deployments/preview", Door.body("ready", ""))
                                .status()
                        == 200);
    }
}
