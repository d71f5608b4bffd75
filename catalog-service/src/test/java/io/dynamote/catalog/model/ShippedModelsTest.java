package io.dynamote.catalog.model;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShippedModelsTest {

    private static final Map<String, ModelView> SHIPPED = ShippedModels.read().stream()
            .map(ModelView::of)
            .collect(Collectors.toMap(ModelView::id, Function.identity()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Qwen/Qwen3-0.6B                          | Qwen3 0.6B               | 0.6B | text-generation | 32768  | vllm sglang trtllm | 4GB
            Qwen/Qwen2.5-1.5B-Instruct               | Qwen2.5 1.5B Instruct    | 1.5B | chat            | 32768  | vllm sglang trtllm | 6GB
            deepseek-ai/DeepSeek-R1-Distill-Llama-8B | DeepSeek R1 Distill 8B   | 8B   | chat            | 16384  | vllm sglang        | 16GB
            meta-llama/Llama-3.2-1B-Instruct         | Llama 3.2 1B Instruct    | 1B   | chat            | 131072 | vllm sglang trtllm | 4GB
            meta-llama/Llama-3.2-3B-Instruct         | Llama 3.2 3B Instruct    | 3B   | chat            | 131072 | vllm sglang trtllm | 8GB
            mistralai/Mistral-7B-Instruct-v0.3       | Mistral 7B Instruct v0.3 | 7B   | chat            | 32768  | vllm sglang trtllm | 16GB
            microsoft/Phi-3-mini-4k-instruct         | Phi-3 Mini 4K Instruct   | 3.8B | chat            | 4096   | vllm sglang        | 8GB
            TinyLlama/TinyLlama-1.1B-Chat-v1.0       | TinyLlama 1.1B Chat      | 1.1B | chat            | 2048   | vllm sglang trtllm | 4GB
            """)
    void shouldHaveExactlyTheFactsThatAreRequired(
            String id, String name, String size, String task, int contextLength, String engines, String memory) {
        ModelView model = SHIPPED.get(id);
        assertThat(model.name()).isEqualTo(name);
        assertThat(model.size()).isEqualTo(size);
        assertThat(model.task()).isEqualTo(task);
        assertThat(model.contextLength()).isEqualTo(contextLength);
        assertThat(model.supportedEngines()).containsExactly(engines.split(" "));
        assertThat(model.minGpuMemory()).isEqualTo(memory);
    }

    @Test
    void shouldOfferTwelveMoreAtLeast() {
        assertThat(SHIPPED).hasSizeGreaterThanOrEqualTo(8 + 12);
    }

    @Test
    void shouldDescribeEachModelInOneSentenceWithItsLicence() {
        assertThat(SHIPPED.values()).allSatisfy(model -> {
            assertThat(model.description()).endsWith(".").hasSizeBetween(20, 120);
            assertThat(model.license()).matches("[a-z0-9.-]+");
        });
    }

    /** Two bytes for each parameter of bf16, which all of them are published in. */
    @Test
    void shouldAskForMemoryThatHoldsTheWeights() {
        assertThat(SHIPPED.values()).allSatisfy(model -> {
            long weights = model.parameters() * 2 / 1_000_000_000;
            assertThat(model.architecture().precision()).isEqualTo("bf16");
            assertThat((long) GpuMemory.parse(model.minGpuMemory()).gigabytes()).isGreaterThanOrEqualTo(weights);
        });
    }
}
