package io.dynamote.deployment.manifest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.EngineArgument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngineOverridesTest {

    private final List<String> warnings = new ArrayList<>();
    private final ObjectNode generated = EngineOverrides.empty();

    @Test
    void shouldTurnDotsIntoObjectsAndHyphensIntoUnderscores() {
        EngineOverrides overrides = overrides();

        assertThat(overrides.absorb(
                        argument("trtllm.kv-cache-config.free-gpu-memory-fraction", decimal("0.123456789012345678"))))
                .isTrue();
        assertThat(overrides.absorb(argument("trtllm.max_batch_size", whole(16))))
                .isTrue();
        assertThat(overrides.absorb(argument("max-batch-size", whole(16))))
                .as("a flag stays one")
                .isFalse();

        assertThat(overrides.json())
                .isEqualTo("{\"kv_cache_config\":{\"free_gpu_memory_fraction\":0.123456789012345678},"
                        + "\"max_batch_size\":16}");
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldMergeADocumentIntoWhatIsGeneratedAndSayWhatItReplaced() {
        generated.put("enable_chunked_prefill", true);
        generated.putObject("kv_cache_config").put("enable_block_reuse", false);
        EngineOverrides overrides = overrides();

        assertThat(overrides.absorb(argument(
                        "override_engine_args",
                        new ArgumentValue.Json(
                                "{\"kv_cache_config\": {\"enable_block_reuse\": true, \"dtype\": \"fp8\"},"
                                        + " \"cuda_graph_config\": null}"))))
                .isTrue();

        assertThat(overrides.json())
                .isEqualTo("{\"enable_chunked_prefill\":true,\"kv_cache_config\":{\"enable_block_reuse\":true,"
                        + "\"dtype\":\"fp8\"},\"cuda_graph_config\":null}");
        assertThat(warnings)
                .singleElement()
                .satisfies(w -> assertThat(w).contains("trtllm.kv_cache_config.enable_block_reuse"));
    }

    @Test
    void shouldReplaceAnObjectByWhatIsNone() {
        generated.putObject("cache_transceiver_config").put("backend", "DEFAULT");
        EngineOverrides overrides = overrides();

        overrides.absorb(argument("trtllm.cache_transceiver_config", new ArgumentValue.Json("null")));

        assertThat(overrides.json()).isEqualTo("{\"cache_transceiver_config\":null}");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void shouldLeaveTheGeneratedDocumentAsItWas() {
        generated.putObject("a").put("b", 1);

        overrides().absorb(argument("trtllm.a.b", whole(2)));

        assertThat(generated).hasToString("{\"a\":{\"b\":1}}");
    }

    @Test
    void shouldDropTheFlagThatTheDocumentReplaces() {
        EngineOverrides overrides = overrides();
        overrides.absorb(argument("trtllm.max-seq-len", whole(4096)));

        assertThat(overrides.replaces(argument("max-seq-len", new ArgumentValue.Text("8192"))))
                .isTrue();
        assertThat(overrides.replaces(argument("model", new ArgumentValue.Text("m"))))
                .isFalse();
        assertThat(warnings).singleElement().satisfies(w -> assertThat(w).contains("max-seq-len"));
    }

    @Test
    void shouldCarryTheMemoryFractionIntoADocumentThatWouldForgetIt() {
        List<EngineArgument> flags = List.of(
                argument("free_gpu_memory_fraction", decimal("0.5")),
                argument("free-gpu-memory-fraction", decimal("0.75")));
        EngineOverrides without = overrides();
        without.keepMemoryFraction(flags);
        assertThat(without.json()).as("no cache settings, the flag counts").isEqualTo("{}");

        EngineOverrides with = overrides();
        with.absorb(argument("trtllm.kv_cache_config.dtype", new ArgumentValue.Text("fp8")));
        with.keepMemoryFraction(flags);
        assertThat(with.json())
                .isEqualTo("{\"kv_cache_config\":{\"dtype\":\"fp8\",\"free_gpu_memory_fraction\":0.75}}");

        EngineOverrides own = overrides();
        own.absorb(argument("trtllm.kv_cache_config.free_gpu_memory_fraction", decimal("0.9")));
        own.keepMemoryFraction(flags);
        assertThat(own.json()).as("its own wins").isEqualTo("{\"kv_cache_config\":{\"free_gpu_memory_fraction\":0.9}}");
    }

    private EngineOverrides overrides() {
        return new EngineOverrides(generated, warnings);
    }

    private static EngineArgument argument(String name, ArgumentValue value) {
        return new EngineArgument(name, value);
    }

    private static ArgumentValue decimal(String number) {
        return new ArgumentValue.DecimalNumber(new BigDecimal(number));
    }

    private static ArgumentValue whole(long number) {
        return new ArgumentValue.WholeNumber(BigInteger.valueOf(number));
    }
}
