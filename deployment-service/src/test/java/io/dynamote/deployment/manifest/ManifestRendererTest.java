package io.dynamote.deployment.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamote.deployment.configuration.ConfigurationDefaults;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.configuration.ModelFacts;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.runtime.input.JsonBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManifestRendererTest {

    @Test
    void shouldRenderTheSameTextEveryTime() {
        assertThat(render("vllm", "").yaml()).isEqualTo(render("vllm", "").yaml());
        assertThat(render("vllm", "").sha256())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(render("vllm", "\"replicas\": 2").sha256());
    }

    @Test
    void shouldLetAPersonsArgumentReplaceAGeneratedOne() {
        Manifest manifest = render(
                "vllm", "\"contextLength\": 8192, \"engineArgs\": {\"max_model_len\": 4096, \"max-num-seqs\": 8}");
        assertThat(arguments(manifest))
                .containsExactly("--model", "Qwen/Qwen3-0.6B", "--max_model_len", "4096", "--max-num-seqs", "8");
        assertThat(manifest.warnings())
                .containsExactly(
                        "Engine argument max-model-len is set by hand and replaces the value that Dynamote would give.");
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @CsvSource({
        "vllm, tp, tensor-parallel-size",
        "vllm, tensor_parallel_size, tensor-parallel-size",
        "vllm, enable-prefix-caching, no-enable-prefix-caching",
        "vllm, no-enforce-eager, enforce-eager",
        "sglang, tp-size, tp",
        "sglang, tensor-parallel-size, tp",
        "sglang, page_size, page-size",
        "sglang, disable-radix-cache, disable-radix-cache",
        "trtllm, max_seq_len, max-seq-len",
        "trtllm, no-publish-kv-events, publish-kv-events",
        "trtllm, publish-events-and-metrics, publish-kv-events",
        "trtllm, trtllm.max_seq_len, max-seq-len",
        "trtllm, trtllm.tensor_parallel_size, tensor-parallel-size",
    })
    void shouldRecogniseEverySpelling(String engine, String own, String generated) {
        String options = "\"routerMode\": \"kv\", \"replicas\": 2, \"contextLength\": 4096, \"enforceEager\": true,"
                + "\"enablePrefixCaching\": false, \"resources\": {\"gpu\": 2}";
        assertThat(arguments(render(engine, options))).contains("--" + generated);
        Manifest manifest = render(engine, options + ", \"engineArgs\": {\"" + own + "\": 7}");
        assertThat(arguments(manifest).stream().filter(("--" + generated)::equals))
                .hasSize(own.equals(generated) ? 1 : 0);
        assertThat(manifest.warnings()).anyMatch(w -> w.contains("Engine argument " + generated + " is set by hand"));
    }

    @ParameterizedTest
    @CsvSource({"vllm, --no-async-scheduling", "trtllm, --no-async-scheduling", "sglang, "})
    void shouldTurnASwitchOffInTheWayOfTheEngine(String engine, String word) {
        List<String> words = arguments(render(engine, "\"engineArgs\": {\"async-scheduling\": false}"));
        assertThat(words).doesNotContain("--async-scheduling");
        if (word != null) {
            assertThat(words).contains(word);
        }
    }

    @Test
    void shouldKeepTensorRtSettingsInOneDocument() {
        List<String> words = arguments(render("trtllm", """
                "enforceEager": true, "enablePrefixCaching": false, "trustRemoteCode": true,
                "engineArgs": {"free-gpu-memory-fraction": 0.7, "trtllm.kv_cache_config.dtype": "fp8",
                               "override-engine-args": {"max_beam_width": 2, "cuda_graph_config": {"a": 1}}}
                """));
        assertThat(words).noneMatch(w -> w.startsWith("--trtllm."));
        assertThat(words.stream().filter("--override-engine-args"::equals)).hasSize(1);
        assertThat(words.getLast())
                .isEqualTo("{\"enable_chunked_prefill\":true,\"trust_remote_code\":true,"
                        + "\"cuda_graph_config\":{\"a\":1},"
                        + "\"kv_cache_config\":{\"enable_block_reuse\":false,\"dtype\":\"fp8\","
                        + "\"free_gpu_memory_fraction\":0.7},\"max_beam_width\":2}");
    }

    @Test
    void shouldNeverLetKubernetesExpandAPersonsText() {
        assertThat(arguments(render("vllm", "\"engineArgs\": {\"x\": \"$(HF_TOKEN)\", \"y\": [\"$$A\"]}")))
                .contains("$$(HF_TOKEN)", "$$$$A");
    }

    @Test
    void shouldGlueValuesThatLookLikeOptions() {
        assertThat(arguments(render("vllm", "\"engineArgs\": {\"x\": \"--trust-remote-code\", \"y\": -1}")))
                .contains("--x=--trust-remote-code", "--y=-1")
                .doesNotContain("--trust-remote-code");
    }

    @Test
    void shouldWarnOfWhatAPersonShouldKnow() {
        assertThat(render("vllm", "").warnings()).isEmpty();
        assertThat(render("vllm", "\"trustRemoteCode\": true, \"routerMode\": \"kv\", \"enablePrefixCaching\": false")
                        .warnings())
                .containsExactly(
                        "Trust remote code is on: code from the model's repository runs in the pods.",
                        "The kv router sends requests to cached prefixes, but prefix caching is off.",
                        "Router mode kv has no choice with a single worker.");
        assertThat(render(configuration("vllm", ""), "mira", ApiVersion.V1ALPHA1)
                        .warnings())
                .singleElement()
                .asString()
                .contains("v1alpha1 is deprecated");
        assertThat(render("vllm", "\"image\": \"a/b:dev\"").warnings())
                .singleElement()
                .asString()
                .contains("assumes release 1.5.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: b", "'", "\n---\nkind: Secret", "{{x}}", "\u202e", "\u0000\u0085\u2028", "🚀", "#"})
    void shouldKeepAnyNameOfAPersonInsideItsAnnotation(String requestedBy) {
        Manifest manifest = render(configuration("vllm", ""), requestedBy, ApiVersion.V1BETA1);
        Map<String, Object> read = GoldenCase.manifest(manifest.yaml());
        assertThat(read.keySet()).containsExactly("apiVersion", "kind", "metadata", "spec");
        assertThat(read.get("metadata").toString()).contains("dynamote.io/requested-by=" + requestedBy);
    }

    @ParameterizedTest
    @CsvSource({
        "nvcr.io/nvidia/ai-dynamo, latest, MAJOR.MINOR.PATCH",
        "nvcr.io/nvidia/ai-dynamo, 1.1.0, from 1.2.0",
        "nvcr.io/nvidia/ai-dynamo, 0.9.1, from 1.2.0",
        "nvcr.io/nvidia/ai-dynamo/, 1.5.0, slash",
        "https://nvcr.io, 1.5.0, image",
    })
    void shouldRefuseUnusableDefaults(String registry, String release, String words) {
        assertThatThrownBy(() -> new ManifestDefaults(registry, release))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static Manifest render(String engine, String more) {
        return render(configuration(engine, more), "mira", ApiVersion.V1BETA1);
    }

    private static Manifest render(DeploymentConfiguration configuration, String requestedBy, ApiVersion version) {
        return new ManifestRenderer(ManifestDefaults.STANDARD)
                .render(new ManifestRequest(
                        configuration, RevisionNumber.FIRST, requestedBy, ManifestTarget.current(version)));
    }

    private static DeploymentConfiguration configuration(String engine, String more) {
        String body = "{\"name\": \"x\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"" + engine + "\""
                + (more.isEmpty() ? "" : ", " + more) + "}";
        ModelFacts facts = new ModelFacts(Set.of(Engine.values()), new ContextLength(32768));
        return new ConfigurationReader(ConfigurationDefaults.STANDARD, _ -> Optional.of(facts))
                .read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)))
                .configuration();
    }

    /** The words after {@code args:} of the last component. */
    private static List<String> arguments(Manifest manifest) {
        Map<?, ?> spec = (Map<?, ?>) manifest.tree().get("spec");
        Map<?, ?> component = (Map<?, ?>) ((List<?>) spec.get("components")).getLast();
        Map<?, ?> pod = (Map<?, ?>) ((Map<?, ?>) component.get("podTemplate")).get("spec");
        Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).getFirst();
        List<String> words = new ArrayList<>();
        ((List<?>) container.get("args")).forEach(word -> words.add((String) word));
        return words;
    }
}
