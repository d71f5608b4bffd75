package io.dynamote.deployment.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;

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
     * @param name for people, for example {@code Image pulled}; the same words in the same order for every rollout
     * @param state {@code done}, {@code current}, {@code failed} or {@code waiting}
     * @param detail in words; empty if there is nothing to say
     * @param at when it was reached; when it began or failed if it is current or failed; null if that is not known
     */
    public record Step(
            String name,
            String state,
            String detail,
            @Nullable Instant at) {
        static Step of(RolloutStep step) {
            String words = lower(step.kind()).replace('_', ' ');
            return new Step(
                    words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                    lower(step.status()),
                    step.detail(),
                    step.at());
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
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
