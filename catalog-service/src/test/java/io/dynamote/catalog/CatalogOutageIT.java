package io.dynamote.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.dynamote.catalog.CatalogClient.Answer;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.dynamote.catalog.CatalogClient.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CatalogOutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static CatalogFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CatalogFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** The pool takes a moment to see that Postgres is back. */
    @BeforeEach
    void awaitPostgres() {
        String probe = "probe/" + UUID.randomUUID();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.client()
                                .post("/api/models", model(probe, "Probe"))
                                .status())
                        .isEqualTo(201));
    }

    @Test
    void shouldReadOnAndRefuseWritesWhilePostgresIsAway() {
        CatalogClient client = fixture.client();
        String key = UUID.randomUUID().toString();
        fixture.postgres().stop();
        Instant gone = Instant.now();

        Instant asked = Instant.now();
        Answer refused = client.post("/api/models", model("away/added", "Added"), "Idempotency-Key", key);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("database_unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(client.send("DELETE", "/api/models/Qwen/Qwen3-4B", "").status())
                .isEqualTo(503);

        await().atMost(PATIENCE).untilAsserted(() -> {
            Answer list = client.get("/api/models?limit=200");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.ids()).contains("Qwen/Qwen3-4B").doesNotContain("away/added");
            assertThat(list.json().path("stale").asBoolean()).isTrue();
            assertThat(Instant.parse(list.json().path("asOf").asText())).isBefore(gone.plusSeconds(1));
        });
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(client.get("/health").json().toString()).contains("\"status\":\"degraded\""));

        fixture.postgres().restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client.get("/api/models").json().path("stale").asBoolean(true))
                        .isFalse());
        assertThat(client.get("/api/models/away/added").status()).isEqualTo(404);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client.post("/api/models", model("away/added", "Added"), "Idempotency-Key", key)
                                        .status())
                        .isEqualTo(201));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.published("away/added")).hasSize(1));
        assertThat(fixture.published("Qwen/Qwen3-4B")).hasSize(1);
    }

    @Test
    void shouldWorkOnAndPublishLaterWhileKafkaIsAway() {
        CatalogClient client = fixture.client();
        fixture.kafka().stop();
        assertThat(client.post("/api/models", model("away/first", "First")).status())
                .isEqualTo(201);
        assertThat(client.send("PUT", "/api/models/away/first", model("away/first", "Second"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/models/away/first").json().path("name").asText())
                .isEqualTo("Second");

        fixture.kafka().restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.published("away/first")).hasSize(2));
    }

    @Test
    void shouldKeepEditsAndRetirementsOverARestart() {
        CatalogClient before = fixture.client();
        String body = before.get("/api/models/Qwen/Qwen3-8B").body();
        before.send("PUT", "/api/models/Qwen/Qwen3-8B", body.replace("Qwen3 8B", "Our Qwen3"));
        before.send("DELETE", "/api/models/Qwen/Qwen3-14B", "");

        fixture.restartService();

        CatalogClient after = fixture.client();
        assertThat(after.get("/api/models/Qwen/Qwen3-8B").json().path("name").asText())
                .isEqualTo("Our Qwen3");
        assertThat(after.get("/api/models/Qwen/Qwen3-14B").status()).isEqualTo(404);
        assertThat(after.get("/api/models?limit=200").ids()).contains("Qwen/Qwen3-32B");
        assertThat(fixture.published("Qwen/Qwen3-32B")).hasSize(1);
    }

    @Test
    void shouldStartWithoutPostgresAndLoadWhenItComes() {
        fixture.postgres().stop();
        try (RunningService early = fixture.startInstance()) {
            CatalogClient client = new CatalogClient(early.address());
            Answer list = client.get("/api/models");
            assertThat(list.status()).isEqualTo(503);
            assertThat(list.code()).isEqualTo("catalog_not_loaded");
            assertThat(client.post("/api/models", model("away/early", "Early")).status())
                    .isEqualTo(503);
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            assertThat(client.get("/health/ready").status()).isEqualTo(503);

            fixture.postgres().restart();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(client.get("/api/models").ids()).contains("Qwen/Qwen3-0.6B"));
        } finally {
            fixture.postgres().restart();
        }
    }
}
