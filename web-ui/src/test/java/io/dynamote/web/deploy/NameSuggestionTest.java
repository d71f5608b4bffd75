package io.dynamote.web.deploy;

import java.util.HashSet;
import java.util.Set;

import io.dynamote.web.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameSuggestionTest {

    private static final String RULE = "[a-z]([-a-z0-9]{0,28}[a-z0-9])?";

    @ParameterizedTest
    @CsvSource({
        "Qwen/Qwen3-0.6B, qwen3-0-6b",
        "meta-llama/Llama-3.2-3B-Instruct, llama-3-2-3b",
        "deepseek-ai/DeepSeek-R1-Distill-Llama-8B, deepseek-r1-distill-llama-8b",
        "mistralai/Mistral-7B-Instruct-v0.3, mistral-7b-v0-3",
        "TinyLlama/TinyLlama-1.1B-Chat-v1.0, tinyllama-1-1b-v1-0",
        "x/123-model, model",
        "x/___, model"
    })
    void shouldSuggestAShortName(String model, String name) {
        assertThat(NameSuggestion.of(model, Set.of())).isEqualTo(name);
    }

    @Test
    void shouldSuggestNamesThatTheServiceAccepts() {
        Samples.models()
                .forEach(model ->
                        assertThat(NameSuggestion.of(model.id(), Set.of())).matches(RULE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/very-long-model-name-that-never-seems-to-end-at-all",
                "<script>/<script>",
                "ÄÖ/日本",
                "a/-",
                "9/9"
            })
    void shouldSuggestAValidNameForAnyId(String model) {
        assertThat(NameSuggestion.of(model, Set.of())).matches(RULE);
    }

    @Test
    void shouldNotSuggestATakenName() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            String name = NameSuggestion.of("a/very-long-model-name-that-never-seems-to-end", taken);
            assertThat(name).matches(RULE);
            assertThat(taken.add(name)).isTrue();
        }
        assertThat(NameSuggestion.of("Qwen/Qwen3-0.6B", Set.of("qwen3-0-6b"))).isEqualTo("qwen3-0-6b-2");
    }
}
