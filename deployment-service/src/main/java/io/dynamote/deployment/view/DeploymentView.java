package io.dynamote.deployment.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.DeploymentState;

/**
 * A deployment as an answer shows it: its published state, its rollout, and how old both are.
 *
 * @param state fields of {@link DeploymentState}
 * @param steps of the rollout, in order
 * @param asOf when the cluster was last in contact
 * @param stale whether the cluster is out of contact now
 */
public record DeploymentView(@JsonUnwrapped DeploymentState state, List<Step> steps, Instant asOf, boolean stale) {

    /**
     * One step.
     *
     * @param step stable word in kebab-case
     * @param status {@code done}, {@code current}, {@code failed} or {@code waiting}
     * @param detail in words; empty if there is nothing to say
     */
    public record Step(String step, String status, String detail) {
        static Step of(RolloutStep step) {
            return new Step(word(step.kind()), word(step.status()), step.detail());
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DeploymentView {
        steps = List.copyOf(steps);
    }

    /** The view of a row. */
    public static DeploymentView of(Deployment row, Freshness.Age age) {
        return new DeploymentView(
                row.state(), row.steps().stream().map(Step::of).toList(), age.asOf(), age.stale());
    }
}
