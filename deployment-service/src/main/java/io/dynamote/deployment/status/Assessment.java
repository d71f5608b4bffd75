package io.dynamote.deployment.status;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.DeploymentName;
import io.dynamote.deployment.verdict.ComponentCounts;
import io.dynamote.deployment.verdict.DesiredRevision;
import io.dynamote.deployment.verdict.Observation;
import io.dynamote.deployment.verdict.ObservedGraph;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.deployment.verdict.RolloutSteps;
import io.dynamote.deployment.verdict.Sighting;
import io.dynamote.deployment.verdict.Verdict;
import io.dynamote.deployment.verdict.VerdictPolicy;
import io.dynamote.events.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;

/**
 * The judged state of a deployment. Pure: the same subject and scene always give the same.
 *
 * @param state as it is shown and published
 * @param steps of its rollout
 */
record Assessment(DeploymentState state, List<RolloutStep> steps) {

    private static final Set<String> BEING_APPLIED = Set.of("Accepted", "Missing", "Applying");
    private static final String FRONTEND = "frontend";

    /**
     * Judges.
     *
     * @param before the judgement before, null for the first one; the beginning of an unchanged reason is kept, and the
     *     time of each step that was reached for the same revision
     */
    static Assessment of(Subject subject, Scene scene, @Nullable Assessment before) {
        Observation observation = new Observation(
                subject.desired(),
                scene.contact(),
                scene.sighting(),
                scene.pods(),
                scene.events(),
                scene.now(),
                scene.deadlines());
        Verdict verdict = VerdictPolicy.judge(observation);
        DeploymentState state = state(subject, scene, verdict, before == null ? null : before.state());
        boolean sameRevision = before != null && before.state().revision() == state.revision();
        return new Assessment(state, RolloutSteps.of(observation, sameRevision ? before.steps() : List.of()));
    }

    private static DeploymentState state(
            Subject subject, Scene scene, Verdict verdict, @Nullable DeploymentState before) {
        DesiredRevision desired = subject.desired();
        DeploymentConfiguration configuration = desired.configuration();
        String endpoint = scene.endpoint();
        return new DeploymentState(
                configuration.ref().namespace().value(),
                configuration.ref().name().value(),
                configuration.team().value(),
                configuration.model().value(),
                configuration.servedModelName().value(),
                configuration.engine().id(),
                configuration.serving().mode(),
                verdict.phase(),
                verdict(subject, verdict, before),
                desired.number().value(),
                observedRevision(scene.sighting()),
                replicas(verdict.components()),
                components(verdict.components()),
                conditions(scene.sighting()),
                PodStates.of(scene.pods()),
                frontendService(configuration.ref().name()),
                endpoint,
                endpoint == null ? null : endpoint + "/metrics",
                subject.createdAt(),
                subject.createdBy(),
                scene.now());
    }

    /** The operator names the Service after the graph and its component {@code Frontend}. */
    static String frontendService(DeploymentName name) {
        return name + "-" + FRONTEND;
    }

    private static DeploymentState.Verdict verdict(Subject subject, Verdict verdict, @Nullable DeploymentState before) {
        String hindrance = subject.hindrance();
        String message = hindrance == null || !BEING_APPLIED.contains(verdict.reason())
                ? verdict.message()
                : verdict.message() + ". The last attempt: " + hindrance;
        boolean same = before != null
                && before.phase() == verdict.phase()
                && before.verdict().reason().equals(verdict.reason())
                && before.verdict().since().isBefore(verdict.since());
        return new DeploymentState.Verdict(
                verdict.reason(), message, same ? before.verdict().since() : verdict.since());
    }

    private static @Nullable Integer observedRevision(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Absent _ -> null;
            case Sighting.Present(ObservedGraph graph) -> {
                String revision = graph.revision();
                yield graph.isObserved() && revision != null && revision.matches("[1-9]\\d{0,8}")
                        ? Integer.valueOf(revision)
                        : null;
            }
        };
    }

    private static DeploymentState.Replicas replicas(List<ComponentCounts> components) {
        List<ComponentCounts> workers =
                components.stream().filter(c -> !c.type().equals(FRONTEND)).toList();
        return new DeploymentState.Replicas(
                workers.stream().mapToInt(ComponentCounts::desired).sum(),
                sum(workers, ComponentCounts::ready),
                sum(workers, ComponentCounts::available));
    }

    /** Unknown if a part of it is: half a sum would read as less than there is. */
    private static @Nullable Integer sum(
            List<ComponentCounts> components, Function<ComponentCounts, @Nullable Integer> count) {
        List<@Nullable Integer> counts = components.stream().map(count).toList();
        return counts.stream().anyMatch(Objects::isNull)
                ? null
                : counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<DeploymentState.Component> components(List<ComponentCounts> components) {
        return components.stream()
                .map(c -> new DeploymentState.Component(c.name(), c.type(), c.desired(), c.ready(), c.updated()))
                .toList();
    }

    private static List<DeploymentState.Condition> conditions(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Absent _ -> List.of();
            case Sighting.Present(ObservedGraph graph) ->
                graph.conditions().stream()
                        .map(c -> new DeploymentState.Condition(
                                c.type(), c.status(), c.reason(), c.message(), c.lastTransitionTime()))
                        .toList();
        };
    }
}
