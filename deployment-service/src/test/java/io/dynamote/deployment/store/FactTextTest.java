package io.dynamote.deployment.store;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.NullNode;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FactTextTest {

    private static final Facts FACTS = new Facts(Rows.accepted("chat"), "ada");
    private static final Revision REVISION = new Revision(
            RevisionNumber.FIRST,
            NullNode.instance,
            ApiVersion.V1BETA1,
            false,
            "kind: x\n",
            "ab12",
            "ada",
            null,
            Rows.NOON);

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(FACTS.requested("create", null), "requested", null, "Creation requested."),
                Arguments.of(
                        FACTS.requested("create", "for the demo"),
                        "requested",
                        null,
                        "Creation requested: for the demo"),
                Arguments.of(FACTS.requested("delete", null), "requested", null, "Deletion requested."),
                Arguments.of(
                        FACTS.accepted(REVISION),
                        "revision-accepted",
                        1,
                        "Revision 1 accepted: Qwen/Qwen3-0.6B on vllm, aggregated, as nvidia.com/v1beta1."),
                Arguments.of(FACTS.applied(Rows.APPLIED), "applied", 1, "The cluster accepted revision 1."),
                Arguments.of(
                        FACTS.rejected(new Refusal(
                                RevisionNumber.FIRST, "too many GPUs", List.of(new FieldProblem("spec", "no")))),
                        "rejected",
                        1,
                        "The cluster refused revision 1: too many GPUs"),
                Arguments.of(
                        FACTS.phaseChanged(Phase.RUNNING), "phase-changed", 1, "It was accepted and is being applied"),
                Arguments.of(FACTS.deleted(), "deleted", 1, "Gone from the cluster."));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("facts")
    void shouldTellAFactInWords(DeploymentEvent fact, String type, @Nullable Integer revision, String message) {
        assertThat(FactText.type(fact)).isEqualTo(type);
        assertThat(FactText.revision(fact)).isEqualTo(revision);
        assertThat(FactText.message(fact)).isEqualTo(message);
        assertThat(fact.key()).isEqualTo("dynamo-system/chat");
        assertThat(fact.actor()).isEqualTo("ada");
        assertThat(fact.team()).isEqualTo("search");
    }
}
