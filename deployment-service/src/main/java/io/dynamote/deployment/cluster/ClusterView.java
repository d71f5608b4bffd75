package io.dynamote.deployment.cluster;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import org.jspecify.annotations.Nullable;

/**
 * What the watches hold of one deployment.
 *
 * @param graph the DynamoGraphDeployment; null if there is none
 * @param pods its pods
 * @param events of its pods
 */
public record ClusterView(@Nullable GenericKubernetesResource graph, List<Pod> pods, List<Event> events) {

    public ClusterView {
        pods = List.copyOf(pods);
        events = List.copyOf(events);
    }

    /** The same with another graph. */
    public ClusterView with(GenericKubernetesResource other) {
        return new ClusterView(other, pods, events);
    }

    /** Whether the graph was made by someone else. */
    public boolean isForeign() {
        return graph != null && isForeign(graph);
    }

    static boolean isForeign(GenericKubernetesResource graph) {
        Map<String, String> labels = graph.getMetadata().getLabels();
        return labels == null || !Kinds.MANAGED_BY.equals(labels.get(Kinds.MANAGED_BY_LABEL));
    }
}
