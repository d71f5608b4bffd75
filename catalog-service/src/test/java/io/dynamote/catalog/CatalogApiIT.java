package io.dynamote.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.dynamote.catalog.CatalogClient.Answer;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dynamote.catalog.CatalogClient.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CatalogApiIT {

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
    void shouldHaveTheShippedModelsAtTheFirstStart() {
        Answer answer = client.get("/api/models?limit=200");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.ids())
                .contains("Qwen/Qwen3-0.6B", "google/gemma-2-9b-it")
                .hasSizeGreaterThan(20);
        assertThat(answer.json().path("stale").asBoolean(true)).isFalse();
        assertThat(answer.json().has("nextCursor")).isFalse();
        assertThat(answer.json().path("asOf").asText()).endsWith("Z");
    }

    @Test
    void shouldShowAModelInTheShapeOfTheContract() {
        Answer answer = client.get("/api/models/Qwen/Qwen3-0.6B");
        assertThat(answer.header("ETag")).matches("\"\\d+\"");
        assertThat(answer.body()).isEqualTo("""
                {"id":"Qwen/Qwen3-0.6B","name":"Qwen3 0.6B",\
                "description":"Smallest dense Qwen3 model, made for trying things out and for very small GPUs.",\
                "size":"0.6B","task":"text-generation","parameters":596049920,"contextLength":32768,\
                "license":"apache-2.0","gated":false,"supportedEngines":["vllm","sglang","trtllm"],\
                "minGpuMemory":"4GB",\
                "architecture":{"layers":28,"kvHeads":8,"headSize":128,"precision":"bf16"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Qwen/Qwen3-8B", "Qwen%2FQwen3-8B", "Qwen%2fQwen3-8B"})
    void shouldTakeTheSlashOfAnIdAsItIsOrEncoded(String id) {
        assertThat(client.get("/api/models/" + id).json().path("id").asText()).isEqualTo("Qwen/Qwen3-8B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody/nothing", "Qwen", "Qwen/Qwen3-8B/more", "import", "..%2f..%2fetc%2fpasswd", "%00"})
    void shouldSayThatThereIsNoSuchModel(String id) {
        Answer answer = client.get("/api/models/" + id);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=qwen3 0.6b                     | Qwen/Qwen3-0.6B
            q=QWÉN3+%20 smallest             | Qwen/Qwen3-0.6B
            q=tinyllama/                     | TinyLlama/TinyLlama-1.1B-Chat-v1.0
            q=nothing such                   |
            task=text-generation             | Qwen/Qwen3-0.6B
            minSize=71B                      | Qwen/Qwen2.5-72B-Instruct
            maxSize=500m                     | Qwen/Qwen2.5-0.5B-Instruct
            minSize=1B&maxSize=1000000000    | meta-llama/Llama-3.2-1B-Instruct
            q=phi&engine=sglang&maxSize=4B   | microsoft/Phi-3-mini-4k-instruct
            q=phi&engine=trtllm              |
            """)
    void shouldFilter(String query, String expected) {
        Answer answer = client.get("/api/models?" + query.replace(" ", "%20").replace("É", "%C3%89"));
        assertThat(answer.ids()).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void shouldNameEveryParameterAtFault() {
        Answer answer = client.get("/api/models?q=" + "x".repeat(201)
                + "&engine=tgi&task=poetry&minSize=big&maxSize=-1&limit=0&cursor=abc");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("q", "engine", "task", "minSize", "maxSize", "limit");
        assertThat(client.get("/api/models?cursor=%21").fields()).containsExactly("cursor");
        assertThat(client.get("/api/models?cursor=YWJj").fields()).containsExactly("cursor");
        assertThat(client.get("/api/models?minSize=2B&maxSize=1B").fields()).containsExactly("maxSize");
    }

    @Test
    void shouldPageThroughTheListWhileItGrows() {
        List<String> all = client.get("/api/models?limit=200&q=qwen").ids();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = client.get("/api/models?q=qwen&limit=3" + cursor);
            seen.addAll(page.ids());
            cursor = page.json().has("nextCursor")
                    ? "&cursor=" + page.json().path("nextCursor").asText()
                    : "";
            String added = "paging/AAA-qwen-" + UUID.randomUUID();
            client.post("/api/models", model(added, "AAA qwen"));
            client.send("DELETE", "/api/models/" + added, "");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(all);
        assertThat(seen).containsSubsequence("Qwen/Qwen3-4B", "Qwen/Qwen3-14B", "Qwen/Qwen3-32B");
    }

    @Test
    void shouldAddReplaceRetireAndRestore() {
        Answer added = client.post("/api/models", model("team/journey", "Journey"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/api/models/team/journey");
        assertThat(client.get("/api/models?q=team/journey").ids()).containsExactly("team/journey");

        Answer again = client.post("/api/models", model("team/journey", "Journey"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("model_exists");

        Answer read = client.get("/api/models/team/journey");
        Answer replaced =
                client.send("PUT", "/api/models/team%2Fjourney", read.body().replace("Journey", "Voyage"));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(client.get("/api/models/team/journey").json().path("name").asText())
                .isEqualTo("Voyage");

        assertThat(client.send("DELETE", "/api/models/team/journey", "").status())
                .isEqualTo(204);
        assertThat(client.get("/api/models/team/journey").status()).isEqualTo(404);
        assertThat(client.send("DELETE", "/api/models/team/journey", "").status())
                .isEqualTo(404);
        assertThat(client.send("PUT", "/api/models/team/journey", read.body()).status())
                .isEqualTo(404);

        assertThat(client.post("/api/models", model("team/journey", "Back")).status())
                .isEqualTo(201);
        assertThat(client.get("/api/models/team/journey").json().path("name").asText())
                .isEqualTo("Back");
    }

    @Test
    void shouldRefuseAChangeOfWhatWasChangedInTheMeantime() {
        client.post("/api/models", model("team/tagged", "First"));
        String tag = client.get("/api/models/team/tagged").header("ETag");
        String body = model("team/tagged", "Second");
        assertThat(client.send("PUT", "/api/models/team/tagged", body, "If-Match", tag)
                        .status())
                .isEqualTo(200);
        Answer late = client.send("PUT", "/api/models/team/tagged", body, "If-Match", tag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("version_mismatch");
        assertThat(client.send("DELETE", "/api/models/team/tagged", "", "If-Match", tag)
                        .status())
                .isEqualTo(412);
        assertThat(client.send("PUT", "/api/models/team/tagged", body, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(client.send(
                                "DELETE",
                                "/api/models/team/tagged",
                                "",
                                "If-Match",
                                client.get("/api/models/team/tagged").header("ETag"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void shouldTakeTheIdFromThePathAndRefuseAnother() {
        client.post("/api/models", model("team/path", "Path"));
        String without = model("team/path", "Renamed").replace("\"id\": \"team/path\",", "");
        assertThat(client.send("PUT", "/api/models/team/path", without).status())
                .isEqualTo(200);
        Answer other = client.send("PUT", "/api/models/team/path", model("team/other", "Other"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.fields()).containsExactly("id");
    }

    @Test
    void shouldAnswerTheSameFiveTimesForOneKey() {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = IntStream.range(0, 5)
                .mapToObj(i -> client.post("/api/models", model("team/once", "Once"), "Idempotency-Key", key))
                .toList();
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).extracting(answer -> answer.header("Location")).containsOnly("/api/models/team/once");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.published("team/once")).hasSize(1));

        Answer other = client.post("/api/models", model("team/twice", "Twice"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(client.post("/api/models", model("team/twice", "Twice"), "Idempotency-Key", "a b")
                        .fields())
                .containsExactly("Idempotency-Key");
    }

    @Test
    void shouldRefuseBodiesThatAreNoModel() {
        assertThat(client.post("/api/models", "").status()).isIn(400, 415);
        assertThat(client.post("/api/models", "[]").fields()).contains("body");
        assertThat(client.post("/api/models", "{").status()).isEqualTo(400);
        assertThat(client.post("/api/models", "id: x", "Content-Type", "application/yaml")
                        .status())
                .isEqualTo(415);
        Answer faults = client.post("/api/models", "{\"id\": \"../etc\", \"size\": 7, \"colour\": \"red\"}");
        assertThat(faults.status()).isEqualTo(422);
        assertThat(faults.header("Content-Type")).startsWith("application/problem+json");
        assertThat(faults.fields()).contains("id", "size", "colour", "name", "contextLength");
    }

    @Test
    void shouldShowAChangeOnAnotherInstanceAtOnce() {
        try (RunningService other = fixture.startInstance()) {
            CatalogClient there = new CatalogClient(other.address());
            client.post("/api/models", model("team/shared", "Shared"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    there.get("/api/models/team/shared").status())
                            .isEqualTo(200));
            there.send("DELETE", "/api/models/team/shared", "");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    client.get("/api/models/team/shared").status())
                            .isEqualTo(404));
        }
    }
}
