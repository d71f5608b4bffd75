package io.dynamote.catalog;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.catalog.CatalogClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CatalogFileIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static CatalogFixture fixture;
    private static CatalogClient client;

    @BeforeAll
    static void start() {
        fixture = new CatalogFixture();
        client = fixture.client();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldTakeBackItsOwnExportAsUnchanged() {
        Answer export = client.get("/api/models/export");
        assertThat(export.header("Content-Type")).startsWith("application/yaml");
        assertThat(export.header("Content-Disposition")).contains("models.yaml");
        JsonNode result = importFile(export.body(), "").json();
        assertThat(result.path("created")).isEmpty();
        assertThat(result.path("updated")).isEmpty();
        assertThat(result.path("unchanged")).hasSizeGreaterThan(20);
    }

    @Test
    void shouldTellWhatAnImportWouldDoAndDoIt() {
        String file = file("team/import-new", "New") + entry("Qwen/Qwen3-32B", "Renamed 32B");

        Answer dry = importFile(file, "?dryRun=true");
        assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
        assertThat(texts(dry, "created")).containsExactly("team/import-new");
        assertThat(texts(dry, "updated")).containsExactly("Qwen/Qwen3-32B");
        assertThat(client.get("/api/models/team/import-new").status()).isEqualTo(404);

        Answer done = importFile(file, "");
        assertThat(texts(done, "created")).containsExactly("team/import-new");
        assertThat(client.get("/api/models/team/import-new").status()).isEqualTo(200);
        assertThat(client.get("/api/models?q=renamed").ids()).containsExactly("Qwen/Qwen3-32B");
        assertThat(texts(importFile(file, ""), "unchanged")).containsExactly("team/import-new", "Qwen/Qwen3-32B");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(fixture.published("team/import-new")).hasSize(1);
            assertThat(fixture.published("Qwen/Qwen3-32B")).hasSize(2);
        });
    }

    @Test
    void shouldImportAllOrNothing() {
        Answer refused =
                importFile(file("team/half", "Half") + entry("team/bad", "Bad").replace("7B", "7X"), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly("models[1].size");
        assertThat(refused.json().at("/errors/0/message").asText()).startsWith("line 15: must be a number");
        assertThat(client.get("/api/models/team/half").status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseWhatIsNoCatalogFile() {
        assertThat(importFile("- &a [*a]", "").code()).isEqualTo("malformed_request");
        assertThat(importFile("", "").status()).isEqualTo(400);
        assertThat(importFile("version: 1\nmodels: []", "?dryRun=perhaps").fields())
                .containsExactly("dryRun");
        assertThat(importFile("#".repeat(9_000_000), "").status()).isEqualTo(413);
    }

    @Test
    void shouldImportOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        String file = file("team/keyed", "Keyed");
        Answer first = importFile(file, "", "Idempotency-Key", key);
        client.send("DELETE", "/api/models/team/keyed", "");
        Answer second = importFile(file, "", "Idempotency-Key", key);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(client.get("/api/models/team/keyed").status()).isEqualTo(404);
    }

    private static Answer importFile(String file, String query, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/yaml";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return client.post("/api/models/import" + query, file, all);
    }

    private static List<String> texts(Answer answer, String field) {
        return CatalogClient.texts(answer.json().path(field));
    }

    private static String file(String id, String name) {
        return "version: 1\nmodels:\n" + entry(id, name);
    }

    private static String entry(String id, String name) {
        return """
                - id: %s
                  name: %s
                  description: A model.
                  size: 7B
                  task: chat
                  contextLength: 4096
                  license: mit
                  supportedEngines: [vllm]
                  minGpuMemory: 16GB
                """.formatted(id, name);
    }
}
