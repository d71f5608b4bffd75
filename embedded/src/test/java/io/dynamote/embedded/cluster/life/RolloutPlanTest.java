package io.dynamote.embedded.cluster.life;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutPlanTest {

    /** Pods are written as letters: {@code r} is ready, {@code w} is waiting to be. */
    @ParameterizedTest(name = "{0}: {1} wanted, new {2}, old {3}")
    @CsvSource({
        "first pods,                         2, '',   '',   2, 0",
        "nothing to do,                      2, rr,   '',   0, 0",
        "scale up,                           4, rr,   '',   2, 0",
        "scale down,                         1, rr,   '',   0, 1",
        "scale to zero,                      0, rr,   '',   0, 2",
        "one new pod before an old one goes, 2, '',   rr,   1, 0",
        "wait until the new one is ready,    2, w,    rr,   0, 0",
        "then an old one goes,               2, r,    rr,   0, 1",
        "then the next new one,              2, r,    r,    1, 0",
        "the last old one goes,              2, rr,   r,    0, 1",
        "a quarter more at a time,           8, '',   rrrrrrrr, 2, 0",
        "an old one that is not ready goes first, 2, r, wr, 0, 1",
    })
    void shouldDoTheNextStep(String step, int replicas, String current, String old, int create, int delete) {
        RolloutPlan plan = RolloutPlan.of(replicas, pods("new", current), pods("old", old));

        assertThat(plan.create()).as(step).isEqualTo(create);
        assertThat(plan.delete()).as(step).hasSize(delete);
    }

    @Test
    void shouldEndThoseThatAreNotReadyFirst() {
        assertThat(RolloutPlan.of(1, pods("new", "rwr"), List.of()).delete())
                .startsWith("new-1")
                .hasSize(2);
    }

    @Test
    void shouldNeverHaveFewerReadyThanWantedOnTheWayToTheNewPods() {
        int replicas = 5;
        List<RolloutPlan.View> current = new ArrayList<>();
        List<RolloutPlan.View> old = new ArrayList<>(pods("old", "rrrrr"));
        for (int step = 0; step < 50 && !old.isEmpty(); step++) {
            RolloutPlan plan = RolloutPlan.of(replicas, current, old);
            old.removeIf(pod -> plan.delete().contains(pod.name()));
            long ready = current.stream().filter(RolloutPlan.View::ready).count() + old.size();
            assertThat(ready).isGreaterThanOrEqualTo(replicas);
            current.replaceAll(pod -> new RolloutPlan.View(pod.name(), true));
            for (int i = 0; i < plan.create(); i++) {
                current.add(new RolloutPlan.View("new-" + step + "-" + i, false));
            }
            assertThat(current.size() + old.size()).isLessThanOrEqualTo(replicas + 2);
        }
        assertThat(old).isEmpty();
        assertThat(current).hasSize(replicas);
    }

    private static List<RolloutPlan.View> pods(String prefix, String letters) {
        var pods = new ArrayList<RolloutPlan.View>();
        for (int i = 0; i < letters.length(); i++) {
            pods.add(new RolloutPlan.View(prefix + "-" + i, letters.charAt(i) == 'r'));
        }
        return pods;
    }
}
