package io.dynamote.web.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/** The steps of a rollout as the page shows them: those of the API, or those that phase and history tell. */
final class Rollout {

    private Rollout() {}

    /**
     * A step with the time that it took.
     *
     * @param took from the step before it to this one, or null
     */
    record TimedStep(Step step, @Nullable Duration took) {

        /** Class of the style sheet. */
        public String css() {
            return "step-" + step.state().name().toLowerCase(Locale.ROOT);
        }

        /** Name in Bootstrap Icons. */
        public String icon() {
            return switch (step.state()) {
                case DONE -> "check-lg";
                case CURRENT -> "arrow-repeat";
                case FAILED -> "x-lg";
                case WAITING -> "circle";
            };
        }

        /** The state in a word, for those who do not see the icon. */
        public String word() {
            return switch (step.state()) {
                case DONE -> "done";
                case CURRENT -> "in progress";
                case FAILED -> "failed";
                case WAITING -> "to come";
            };
        }

        /** The time that it took, for example {@code +12 s}. */
        public String tookText() {
            return took == null
                    ? ""
                    : "+" + (took.toSeconds() < 60 ? took.toSeconds() + " s" : took.toMinutes() + " min");
        }
    }

    static List<TimedStep> of(Deployment deployment, List<HistoryItem> history) {
        List<Step> steps = deployment.steps().isEmpty() ? derive(deployment, history) : deployment.steps();
        List<TimedStep> timed = new ArrayList<>();
        Instant before = null;
        for (Step step : steps) {
            Instant at = step.at();
            // A step that is not done yet has only begun at its time; clocks of two machines may disagree.
            boolean known = before != null && at != null && !at.isBefore(before) && step.state() == Step.State.DONE;
            timed.add(new TimedStep(step, known ? Duration.between(before, at) : null));
            before = at == null ? before : at;
        }
        return timed;
    }

    private static List<Step> derive(Deployment deployment, List<HistoryItem> history) {
        Instant accepted = newest(history, "revision-accepted", null);
        Instant applied = newest(history, "applied", null);
        Instant starting = newest(history, "phase-changed", "Deploying");
        Instant running = newest(history, "phase-changed", "Running");
        int reached = reached(deployment.phase(), applied != null, starting != null);
        boolean failed = deployment.phase() == Phase.FAILED;
        String reason = new DeploymentRow(deployment).reason();
        return List.of(
                step("Accepted", 0, reached, failed, reason, accepted == null ? deployment.createdAt() : accepted),
                step("Applied to the cluster", 1, reached, failed, reason, applied),
                step("Pods starting", 2, reached, failed, reason, starting),
                step("Serving", 3, reached, failed, reason, running));
    }

    /** Number of steps that are behind it. */
    private static int reached(Phase phase, boolean applied, boolean starting) {
        return switch (phase) {
            case PENDING -> 1;
            case DEPLOYING -> 2;
            case RUNNING, TERMINATING -> 4;
            case FAILED -> applied || starting ? 2 : 1;
        };
    }

    private static Step step(String name, int index, int reached, boolean failed, String reason, @Nullable Instant at) {
        if (index < reached) {
            return new Step(name, Step.State.DONE, null, at);
        }
        if (index > reached) {
            return new Step(name, Step.State.WAITING, null, null);
        }
        return new Step(name, failed ? Step.State.FAILED : Step.State.CURRENT, reason, at);
    }

    private static @Nullable Instant newest(List<HistoryItem> history, String kind, @Nullable String phase) {
        return history.stream()
                .filter(item -> item.kind().equals(kind) && (phase == null || phase.equals(item.phase())))
                .map(HistoryItem::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
