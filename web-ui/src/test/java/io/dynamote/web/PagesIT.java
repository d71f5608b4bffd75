package io.dynamote.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import io.dynamote.events.EventType;
import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pages as the server sends them, over filled read models. */
class PagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String HOSTILE = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>${7*7}[[${7*7}]]";
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
        portal.fill();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/catalog",
                "/deploy",
                "/deploy?model=Qwen%2FQwen3-0.6B",
                "/deployments",
                "/cluster",
                "/reference",
                "/runbooks",
                "/runbooks/HostSilent",
                "/api/openapi.json",
                "/nowhere",
                "/deployments/dynamo-system/qwen3-chat",
                "/deployments/dynamo-system/qwen3-chat?tab=manifest",
                "/api/health"
            })
    void shouldLetTheBrowserRunNothingButOurOwnFiles(String path) {
        HttpResponse<String> page = portal.get(path, "Accept", "text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=\"/assets/)[^>]*>");
        assertThat(page.body()).doesNotContainPattern("\\sstyle=\"").doesNotContainPattern("\\son[a-z]+=\"");
    }

    @Test
    void shouldServeWhatItsApiIs() {
        HttpResponse<String> json = portal.get("/api/openapi.json");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.body()).contains("\"openapi\" : \"3.1.0\"", "\"/api/deployments/{name}\"");
        HttpResponse<String> yaml = portal.get("/api/openapi.yaml");
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(yaml.body()).startsWith("openapi: 3.1.0");
        assertThat(portal.get("/api/asyncapi.yaml").body()).contains("dynamote.deployment-events:");
        HttpResponse<String> schema = portal.get("/api/schemas/deployment.state.v1.json");
        assertThat(schema.headers().firstValue("Content-Type")).contains("application/schema+json");
        assertThat(schema.body()).contains("https://json-schema.org/draft/2020-12/schema");
        HttpResponse<String> unknown = portal.get("/api/schemas/nothing.v1.json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"code\":\"schema_not_found\"", "nothing.v1");
    }

    @Test
    void shouldShowTheApiAndSearchIt() {
        assertThat(portal.get("/reference").body()).contains("id=\"createDeployment\"", "aria-current=\"page\"");
        String part = portal.get("/reference?q=silence%20post", "HX-Target", "results")
                .body();
        assertThat(part)
                .startsWith("<div id=\"results\"")
                .contains("id=\"addSilence\"")
                .doesNotContain("listModels");
    }

    @Test
    void shouldShowRunbooksByTheNameOfTheRule() {
        assertThat(portal.get("/runbooks").body())
                .contains("href=\"/runbooks/HostSilent\"", "href=\"/runbooks/JobFailed\"");
        assertThat(portal.get("/runbooks/HostSilent").body())
                .contains("<h1>HostSilent</h1>", "<code>systemctl status dynamote-agent</code>")
                .doesNotContain("JobFailed");
        HttpResponse<String> none = portal.get("/runbooks/OfMyOwn");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("No such runbook", "href=\"/runbooks/HostSilent\"");
    }

    @Test
    void shouldKeepAssetsForEver() {
        String html = portal.get("/catalog").body();
        var asset = Pattern.compile("/assets/[0-9a-f]+/app\\.js").matcher(html);
        assertThat(asset.find()).isTrue();
        HttpResponse<String> script = portal.get(asset.group());
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(portal.get(asset.group(), "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
        assertThat(portal.get("/assets/0123456789abcdef/app.js").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldListAllModelsAndFilterThem() {
        assertThat(portal.get("/catalog").body())
                .contains("8 models".split(" "))
                .contains("Qwen3 0.6B", "Gated");
        String found = portal.get("/catalog?q=qwen&size=tiny").body();
        assertThat(found).contains("Qwen2.5 1.5B Instruct", "value=\"qwen\"").doesNotContain("Mistral 7B");
        assertThat(portal.get("/catalog?q=nothing-like-it").body()).contains("No model matches");
    }

    @Test
    void shouldSendOnlyThePartThatHtmxAsksFor() {
        HttpResponse<String> part = portal.get("/catalog?q=qwen", "HX-Request", "true", "HX-Target", "results");
        assertThat(part.body())
                .startsWith("<div id=\"results\"")
                .contains("Qwen3 0.6B")
                .doesNotContain("<html");
        assertThat(portal.get("/deployments", "HX-Target", "results").body())
                .startsWith("<div id=\"results\"")
                .contains("row:dynamo-system/qwen3-chat");
        assertThat(portal.get("/deployments/dynamo-system/qwen3-chat?tab=pods", "HX-Target", "tab")
                        .body())
                .startsWith("<div id=\"tab\"")
                .contains("qwen3-chat-worker");
    }

    @Test
    void shouldListDeploymentsWithAReasonBesideEachBadge() {
        String page = portal.get("/deployments").body();
        assertThat(page)
                .contains("decode 1 of 2 is pulling its image", "cannot be pulled", "Accepted, waiting", "TensorRT-LLM")
                .contains("aria-sort=\"descending\"".replace("descending", "ascending"));
        assertThat(portal.get("/deployments?phase=failed").body())
                .contains("mistral-eval")
                .doesNotContain("row:dynamo-system/qwen3-chat");
        assertThat(portal.get("/deployments?team=nobody").body()).contains("No deployment matches");
    }

    @Test
    void shouldShowEachTabOfADeployment() {
        String base = "/deployments/dynamo-system/mistral-eval";
        assertThat(portal.get(base).body())
                .contains("Image and weights", "step-failed", "Components", "Conditions", "Delete");
        assertThat(portal.get(base + "?tab=pods").body()).contains("ImagePullBackOff", "gpu-node-2");
        assertThat(portal.get(base + "?tab=history").body())
                .contains("Applied to the cluster", "First try for the search team");
        assertThat(portal.get(base + "?tab=manifest").body()).contains("kind: DynamoGraphDeployment");
        assertThat(portal.get(base + "?tab=access").body())
                .contains("kubectl -n dynamo-system port-forward", "curl -s");
    }

    @Test
    void shouldKeepTheHistoryOfADeletedDeployment() {
        portal.services.deployment.on(
                "GET /api/deployments/old-one/history",
                StubService.Answer.json("{\"items\":[{\"id\":\"1\",\"at\":\"2026-11-01T10:00:00Z\",\"actor\":\"ada\","
                        + "\"type\":\"deployment.deleted.v1\",\"revision\":2,\"message\":\"no longer needed\"}]}"));
        HttpResponse<String> page = portal.get("/deployments/dynamo-system/old-one");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("It is gone from the cluster", "no longer needed", "revision 2");
    }

    @Test
    void shouldSayWhenThereNeverWasSuchADeployment() {
        HttpResponse<String> page = portal.get("/deployments/dynamo-system/never-was");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no");
    }

    @Test
    void shouldSuggestAFreeNameAndOfferOnlyEnginesOfTheModel() {
        String form =
                portal.get("/deploy?model=microsoft%2FPhi-3-mini-4k-instruct").body();
        assertThat(form).contains("value=\"phi-3-mini-4k\"", "vLLM", "SGLang").doesNotContain("TensorRT-LLM");
        assertThat(portal.get("/deploy?model=meta-llama%2FLlama-3.2-3B-Instruct")
                        .body())
                .contains("Gated:");
    }

    @Test
    void shouldSayThatAModelWasRetired() {
        HttpResponse<String> page = portal.get("/deploy?model=gone%2Fmodel");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("was retired or never existed", "gone/model");
        assertThat(portal.get("/deploy").body()).contains("Choose a model first");
    }

    @Test
    void shouldShowTheClusterAndWhatEachServiceDependsOn() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(portal.get("/cluster").body())
                        .contains(
                                "Connected",
                                "v1.34.1",
                                "v1beta1, v1alpha1",
                                "catalog-service",
                                "deployment-service",
                                "postgres"));
    }

    @Test
    void shouldAnswerUnknownAddressesAsTheClientUnderstands() {
        HttpResponse<String> page = portal.get("/nowhere", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here");
        HttpResponse<String> problem = portal.get("/api/nowhere", "Accept", "application/json");
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void shouldTakeTheThemeFromTheCookie() {
        assertThat(portal.get("/catalog").body()).contains("data-theme=\"system\"");
        assertThat(portal.get("/catalog", "Cookie", "dynamote-theme=dark").body())
                .contains("data-theme=\"dark\"");
        assertThat(portal.get("/catalog", "Cookie", "dynamote-theme=\"><script>")
                        .body())
                .contains("data-theme=\"system\"");
    }

    @Test
    void shouldShowHostileTextAsText() {
        portal.publish(Samples.model("evil/model", HOSTILE, HOSTILE, 1, HOSTILE, 4096, HOSTILE, true, HOSTILE));
        portal.know(Samples.deployment(
                Instant.now(), "evil", HOSTILE, HOSTILE, HOSTILE, HOSTILE, Phase.FAILED, HOSTILE, HOSTILE, 1, 0, 60));
        portal.services.deployment.on(
                "GET /api/deployments/evil/manifest", StubService.Answer.yaml("kind: \"" + HOSTILE + "\""));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(portal.get("/deployments").body()).contains("row:dynamo-system/evil");
            assertThat(portal.get("/catalog").body()).contains("evil/model");
        });
        for (String path : List.of(
                "/catalog",
                "/deployments",
                "/deploy?model=evil%2Fmodel",
                "/deployments/dynamo-system/evil",
                "/deployments/dynamo-system/evil?tab=pods",
                "/deployments/dynamo-system/evil?tab=history",
                "/deployments/dynamo-system/evil?tab=manifest",
                "/catalog?q=%3Cscript%3Ealert('x')%3C%2Fscript%3E",
                "/deployments?model=%3Cscript%3Ealert('x')%3C%2Fscript%3E",
                "/deploy?model=%3Cscript%3Ealert('x')%3C%2Fscript%3E")) {
            assertThat(portal.get(path, "Accept", "text/html").body())
                    .as(path)
                    .doesNotContain("<script>alert", "<img src=x", "49[[", "[[49]]")
                    .contains("&lt;script");
        }
        portal.end(EventType.MODEL_STATE, "evil/model");
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/evil");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(portal.get("/deployments").body()).doesNotContain("row:dynamo-system/evil");
            assertThat(portal.get("/catalog").body()).doesNotContain("evil/model");
        });
    }
}
