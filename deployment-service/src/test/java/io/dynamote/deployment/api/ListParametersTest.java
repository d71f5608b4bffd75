package io.dynamote.deployment.api;

import java.util.stream.Stream;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.store.DeploymentQuery;
import io.dynamote.events.deployment.Phase;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListParametersTest {

    private static final ListParameters NONE = new ListParameters(null, null, null, null, null, null, null);

    @Test
    void shouldListEverythingByDefault() {
        assertThat(NONE.query()).isEqualTo(new DeploymentQuery(null, null, null, null, null, null, 51));
    }

    @Test
    void shouldReadEachParameter() {
        String cursor = new Cursor("models/chat").encoded();

        assertThat(new ListParameters("models", "search", "running", "Qwen/Qwen3-0.6B", " chat ", 10, cursor).query())
                .isEqualTo(new DeploymentQuery(
                        "models",
                        "search",
                        Phase.RUNNING,
                        "Qwen/Qwen3-0.6B",
                        "chat",
                        DeploymentRef.of("models", "chat"),
                        11));
    }

    @Test
    void shouldTakeABlankParameterForNone() {
        assertThat(new ListParameters("", " ", "", "", "", null, null).query()).isEqualTo(NONE.query());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("phase", new ListParameters(null, null, "Sleeping", null, null, null, null)),
                Arguments.of("q", new ListParameters(null, null, null, null, "x".repeat(201), null, null)),
                Arguments.of("limit", new ListParameters(null, null, null, null, null, 201, null)),
                Arguments.of("limit", new ListParameters(null, null, null, null, null, -1, null)),
                Arguments.of("cursor", new ListParameters(null, null, null, null, null, null, "%%%")),
                Arguments.of(
                        "cursor",
                        new ListParameters(null, null, null, null, null, null, new Cursor("no slash").encoded())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void shouldNameTheParameterAtFault(String field, ListParameters parameters) {
        assertThatThrownBy(parameters::query)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors().getFirst().field()).isEqualTo(field));
    }
}
