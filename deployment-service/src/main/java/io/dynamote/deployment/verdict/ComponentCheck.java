package io.dynamote.deployment.verdict;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Whether one component has reached the desired revision with all its replicas. */
record ComponentCheck(
        DesiredComponent desired,
        ObservedComponent seen,
        @Nullable Shortfall lacking) {

    /** Why it has not. */
    record Shortfall(String reason, String words) {}

    /** What it lacks; empty once it is complete. */
    Optional<Shortfall> shortfall() {
        return Optional.ofNullable(lacking);
    }

    static ComponentCheck of(DesiredComponent desired, ObservedGraph graph) {
        String name = desired.role().componentName();
        ObservedComponent seen = find(graph.components(), name).orElse(ObservedComponent.UNKNOWN);
        return new ComponentCheck(
                desired,
                seen,
                shortfall(desired, find(graph.specReplicas(), name), seen).orElse(null));
    }

    static ComponentCheck unseen(DesiredComponent desired) {
        return new ComponentCheck(
                desired,
                ObservedComponent.UNKNOWN,
                shortfall(desired, Optional.empty(), ObservedComponent.UNKNOWN).orElse(null));
    }

    ComponentCounts counts() {
        return new ComponentCounts(
                desired.role().componentName(),
                desired.role().type(),
                desired.replicas(),
                seen.readyOrAvailable(),
                seen.updated(),
                seen.available());
    }

    private static Optional<Shortfall> shortfall(
            DesiredComponent desired, Optional<Integer> specReplicas, ObservedComponent seen) {
        String name = desired.role().componentName();
        int wanted = desired.replicas();
        if (specReplicas.isPresent() && specReplicas.get() != wanted) {
            String reason = specReplicas.get() == 0 ? "ScaledToZero" : "ScaledOutside";
            return Optional.of(new Shortfall(
                    reason,
                    name + " was scaled to " + specReplicas.get() + " in the cluster, but " + wanted + " are wanted"));
        }
        Integer updated = seen.updated();
        Integer ready = seen.readyOrAvailable();
        Integer replicas = seen.replicas();
        if (updated == null || ready == null) {
            return Optional.of(new Shortfall(
                    "CountsUnknown",
                    "the operator does not say how many " + name
                            + (updated == null ? " replicas are updated" : " replicas are ready")));
        }
        if (updated < wanted) {
            return Optional.of(new Shortfall(
                    "Updating", updated + " of " + wanted + " " + name + " replicas have the new revision"));
        }
        if (ready < wanted) {
            return Optional.of(new Shortfall("NotReady", ready + " of " + wanted + " " + name + " replicas are ready"));
        }
        if (replicas != null && replicas > updated) {
            return Optional.of(new Shortfall(
                    "OldPodsRemain",
                    (replicas - updated) + " old " + name + " replicas are still there, so the ready ones may be old"));
        }
        return Optional.empty();
    }

    /** Some operator paths lower the name of a component. */
    private static <T> Optional<T> find(Map<String, T> byName, String name) {
        T exact = byName.get(name);
        return exact != null ? Optional.of(exact) : Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }
}
