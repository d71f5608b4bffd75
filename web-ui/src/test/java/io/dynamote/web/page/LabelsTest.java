package io.dynamote.web.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {

    @ParameterizedTest
    @CsvSource({"32768, 32K", "131072, 128K", "1048576, 1M", "4096, 4K", "1000, 1000", "512, 512"})
    void shouldSayTokensShortlyWhereThatIsExact(int tokens, String text) {
        assertThat(Labels.tokens(tokens)).isEqualTo(text);
    }

    @Test
    void shouldShowUnknownWordsAsTheyAre() {
        assertThat(Labels.engine("trtllm")).isEqualTo("TensorRT-LLM");
        assertThat(Labels.engine("other")).isEqualTo("other");
        assertThat(Labels.task("rerank")).isEqualTo("rerank");
    }
}
