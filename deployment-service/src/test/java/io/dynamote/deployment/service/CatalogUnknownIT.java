package io.dynamote.deployment.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service that has never read the catalog does not pretend to know it. */
class CatalogUnknownIT {

    @Test
    void shouldTellAnUnknownCatalogFromAnUnknownModel() {
        try (PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
                EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                RunningService service = DeploymentService.start(options(postgres, kafka))) {
            Door door = new Door(service.address());

            Door.Answer unknown = door.create("early");
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.at("/code")).isEqualTo("catalog_unknown");

            Models.createTopic(kafka.bootstrapServers());
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(door.create("early").status()).isEqualTo(422));
            assertThat(door.create("early").at("/errors/0/field")).isEqualTo("modelId");

            Models.publish(kafka.bootstrapServers(), Models.model(Models.QWEN, 1024, List.of("vllm")));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(door.create("early").status()).isEqualTo(202));
        }
    }

    private static ServiceOptions options(PostgresServer postgres, EmbeddedKafka kafka) {
        return new ServiceOptions(Map.of(
                        "datasources.default.url",
                        postgres.jdbcUrl() + "?currentSchema=deployment",
                        "datasources.default.username",
                        postgres.user(),
                        "dynamote.kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        "dynamote.cluster.master-url",
                        "http://127.0.0.1:9"))
                .withPort(0);
    }
}
