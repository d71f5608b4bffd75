package io.dynamote.deployment.configuration;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.ModelId;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Each row changes one thing of a good request; the refusal names exactly that field and what was expected. */
class BadConfigurationTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.dynamote.deployment.configuration.BadConfigurations#all")
    void shouldNameFieldAndExpectation(String what, String change, String field, String expectation) {
        assertThat(errors(request(change))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).contains(expectation).hasSizeLessThan(200);
            assertThat(String.valueOf(error.value())).hasSizeLessThan(10_000);
        });
    }

    @Test
    void shouldNameAllFaultsAtOnce() {
        assertThat(errors(request("'name': 'X', 'engine': 'x', 'replicas': 0, 'resources': {'gpu': 99}, 'y': 1")))
                .extracting(FieldError::field)
                .containsExactly("name", "engine", "replicas", "resources.gpu", "y");
    }

    @Test
    void shouldShowWhatWasGiven() {
        assertThat(errors(request("'replicas': -1")))
                .containsExactly(new FieldError("replicas", -1, "must be between 1 and 1000"));
    }

    @Test
    void shouldRefuseWhatIsNoObject() {
        assertThat(errors(json("[]"))).extracting(FieldError::field).contains("body", "name", "modelId", "engine");
    }

    @Test
    void shouldHaveAtLeastSixtyRows() {
        assertThat(BadConfigurations.all()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static Optional<ModelFacts> catalog(ModelId id) {
        return switch (id.value()) {
            case "Qwen/Qwen3-0.6B" -> Optional.of(new ModelFacts(Set.of(Engine.values()), new ContextLength(32768)));
            case "microsoft/Phi-3-mini-4k-instruct" ->
                Optional.of(new ModelFacts(Set.of(Engine.VLLM, Engine.SGLANG), new ContextLength(4096)));
            default -> Optional.empty();
        };
    }

    private static List<FieldError> errors(JsonNode body) {
        ConfigurationReader reader =
                new ConfigurationReader(ConfigurationDefaults.STANDARD, BadConfigurationTest::catalog);
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> reader.read(body));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.errors();
    }

    private static JsonNode request(String change) {
        ObjectNode good = (ObjectNode) json("{'name': 'qwen3-chat', 'modelId': 'Qwen/Qwen3-0.6B', 'engine': 'vllm'}");
        return good.setAll((ObjectNode) json("{" + change + "}"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
