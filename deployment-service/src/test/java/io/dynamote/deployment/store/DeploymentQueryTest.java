package io.dynamote.deployment.store;

import java.util.stream.Stream;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentQueryTest {

    @Test
    void shouldListLiveDeploymentsInOrder() {
        DeploymentQuery query = new DeploymentQuery(null, null, null, null, null, null, 51);

        assertThat(query.where())
                .isEqualTo("where deleted_at is null order by namespace collate \"C\", name collate \"C\" limit ?");
        assertThat(query.parameters()).containsExactly(51);
    }

    static Stream<Arguments> each() {
        DeploymentRef after = DeploymentRef.of("models", "chat");
        return Stream.of(
                Arguments.of(new DeploymentQuery("models", null, null, null, null, null, 1), 2),
                Arguments.of(new DeploymentQuery(null, "search", null, null, null, null, 1), 2),
                Arguments.of(new DeploymentQuery(null, null, Phase.FAILED, null, null, null, 1), 2),
                Arguments.of(new DeploymentQuery(null, null, null, "a/b", null, null, 1), 2),
                Arguments.of(new DeploymentQuery(null, null, null, null, "Chat", null, 1), 4),
                Arguments.of(new DeploymentQuery(null, null, null, null, null, after, 1), 3),
                Arguments.of(new DeploymentQuery("models", "search", Phase.FAILED, "a/b", "Chat", after, 1), 10));
    }

    @ParameterizedTest
    @MethodSource("each")
    void shouldBindOneParameterPerPlaceholder(DeploymentQuery query, int parameters) {
        assertThat(query.parameters()).hasSize(parameters);
        assertThat(query.where().chars().filter(c -> c == '?')).hasSize(parameters);
    }

    @Test
    void shouldSearchWhateverTheCaseAndNeverAsAPattern() {
        DeploymentQuery query = new DeploymentQuery(null, null, null, null, "50%_Chat", null, 1);

        assertThat(query.where()).doesNotContain("like");
        assertThat(query.parameters()).startsWith("50%_chat", "50%_chat", "50%_chat");
    }

    @Test
    void shouldNeverPutAValueIntoTheStatement() {
        @Nullable String hostile = "'; drop table deployment; --";
        DeploymentQuery query = new DeploymentQuery(hostile, hostile, null, hostile, hostile, null, 1);

        assertThat(query.where()).doesNotContain("drop");
    }
}
