package io.dynamote.deployment.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A DynamoGraphDeployment as the cluster shows it. Whatever the cluster leaves out is null.
 *
 * @param generation {@code metadata.generation}; 0 if the cluster leaves it out, and then nothing counts as observed
 * @param observedGeneration {@code status.observedGeneration}
 * @param revision annotation {@code dynamote.io/revision}, as it stands there
 * @param terminating whether it has a deletion timestamp
 * @param state {@code status.state}
 * @param conditions {@code status.conditions}
 * @param specReplicas wanted replicas by component name, of the live spec; a component without the field has 1
 * @param components {@code status.components} ({@code services}) by component name
 */
public record ObservedGraph(
        long generation,
        @Nullable Long observedGeneration,
        @Nullable String revision,
        boolean terminating,
        @Nullable String state,
        List<ObservedCondition> conditions,
        Map<String, Integer> specReplicas,
        Map<String, ObservedComponent> components) {

    public ObservedGraph {
        conditions = List.copyOf(conditions);
        specReplicas = Map.copyOf(specReplicas);
        components = Map.copyOf(components);
    }

    /** Whether the operator has acted on what stands there now. */
    public boolean isObserved() {
        return generation > 0 && observedGeneration != null && observedGeneration >= generation;
    }

    Optional<ObservedCondition> condition(String type) {
        return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }
}
