package io.dynamote.deployment.verdict;

import io.dynamote.deployment.model.Configurations;
import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamote.deployment.verdict.Scene.deploying;
import static io.dynamote.deployment.verdict.Scene.serving;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a deployment, be the cluster's words as they may. */
class VerdictPolicyTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.dynamote.deployment.verdict.VerdictTraps#all")
    void shouldNotBeMisled(String name, Scene scene, Phase phase, String reason, String words) {
        Verdict verdict = scene.verdict();
        assertThat(verdict.phase()).as(verdict.message()).isEqualTo(phase);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.message()).contains(words);
        assertThat(verdict.since()).isBeforeOrEqualTo(Scene.NOW);
    }

    @Test
    void shouldListEveryDesiredComponentAndLeaveUnknownCountsNull() {
        Verdict verdict =
                serving().wanting(Configurations.split(1, 2)).noComponents().verdict();
        assertThat(verdict.components())
                .containsExactly(
                        new ComponentCounts("Frontend", "frontend", 1, null, null, null),
                        new ComponentCounts("prefill", "prefill", 1, null, null, null),
                        new ComponentCounts("decode", "decode", 2, null, null, null));
    }

    @Test
    void shouldKeepTheBeginningWhileTheReasonStays() {
        Verdict first = serving().verdict();
        Verdict later = new Verdict(
                first.phase(), first.reason(), "other words", first.since().plusSeconds(30), first.components());
        assertThat(later.continuing(first).since()).isEqualTo(first.since());
        assertThat(deploying().verdict().continuing(first).since())
                .isEqualTo(deploying().verdict().since());
    }
}
