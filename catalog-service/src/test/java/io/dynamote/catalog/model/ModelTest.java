package io.dynamote.catalog.model;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelTest {

    @Test
    void shouldKeepEnginesInOneOrderWhateverOrderTheyCameIn() {
        assertThat(withEngines(Set.of(Engine.TRTLLM, Engine.VLLM)).supportedEngines())
                .containsExactly(Engine.VLLM, Engine.TRTLLM);
        assertThat(withEngines(EnumSet.allOf(Engine.class))).isEqualTo(withEngines(Set.of(Engine.values())));
    }

    @Test
    void shouldRefuseAModelWithoutEngines() {
        assertThatThrownBy(() -> withEngines(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme/seven must support at least one engine");
    }

    @Test
    void shouldRefuseASizeThatContradictsTheParameters() {
        assertThatThrownBy(() -> withParameters(700_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("700000000")
                .hasMessageContaining("7B");
        assertThat(withParameters(7_600_000_000L).parameters()).isEqualTo(new ParameterCount(7_600_000_000L));
    }

    @Test
    void shouldStripTheSpaceAroundTexts() {
        assertThat(Models.named("acme/seven", "  Seven \t").name()).isEqualTo("Seven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Qwen/Qwen3-0.6B", "a/b", "A1_x.y-z/0", "01-ai/Yi_34B"})
    void shouldTakeIdsOfTheHub(String id) {
        assertThat(new ModelId(id)).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource({"1GB, 1", "4GB, 4", "180GB, 180", "9999GB, 9999"})
    void shouldReadMemoryAndWriteItTheSameWay(String text, int gigabytes) {
        assertThat(GpuMemory.parse(text).gigabytes()).isEqualTo(gigabytes);
        assertThat(GpuMemory.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "4", "4gb", "04GB", "4.5GB", "-4GB", "4GB ", "٤GB", "99999GB"})
    void shouldRefuseOtherFormsOfMemory(String text) {
        assertThatThrownBy(() -> GpuMemory.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 4GB");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void shouldKnowEnginesByTheirWord(Engine engine) {
        assertThat(Engine.of(engine.id())).isEqualTo(engine);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void shouldKnowPrecisionsByTheirWord(Precision precision) {
        assertThat(Precision.of(precision.id())).isEqualTo(precision);
    }

    private static Model withEngines(Set<Engine> engines) {
        return copy(null, engines);
    }

    private static Model withParameters(long parameters) {
        return copy(new ParameterCount(parameters), Set.of(Engine.VLLM));
    }

    private static Model copy(@Nullable ParameterCount parameters, Set<Engine> engines) {
        Model model = Models.named("acme/seven", "Seven");
        return new Model(
                model.id(),
                model.name(),
                model.description(),
                model.size(),
                model.task(),
                parameters,
                model.contextLength(),
                model.license(),
                model.gated(),
                engines,
                model.minGpuMemory(),
                model.architecture());
    }
}
