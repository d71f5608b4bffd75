package io.dynamote.web.catalog;

import java.util.List;

import io.dynamote.web.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCardTest {

    @Test
    void shouldWriteFactsAsPeopleReadThem() {
        ModelCard card = new ModelCard(Model.of(Samples.models().getFirst()), List.of());
        assertThat(card.memory()).isEqualTo("4 GB");
        assertThat(card.context()).isEqualTo("32K");
        assertThat(card.parameters()).isEqualTo("596,049,920");
        assertThat(card.engines()).containsExactly("vLLM", "SGLang", "TensorRT-LLM");
        assertThat(card.deployHref()).isEqualTo("/deploy?model=Qwen%2FQwen3-0.6B");
        assertThat(card.servingHref()).isEqualTo("/deployments?model=Qwen%2FQwen3-0.6B");
        assertThat(card.publisher()).isEqualTo("Qwen");
    }

    @Test
    void shouldSayUnknownRatherThanNothing() {
        ModelCard card = new ModelCard(
                new Model("x", "X", null, null, "chat", null, 1000, null, false, List.of(), null, null), List.of());
        assertThat(List.of(card.memory(), card.license(), card.parameters())).containsOnly("unknown");
        assertThat(card.size()).isEqualTo("?");
        assertThat(card.publisher()).isEmpty();
    }
}
