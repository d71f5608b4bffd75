package io.dynamote.deployment.cluster;

import java.util.List;

import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** What the cluster says to a manifest. */
public sealed interface Answer {

    /**
     * It took it.
     *
     * @param graph as it is there now
     */
    record Accepted(GenericKubernetesResource graph) implements Answer {

        /** Identity of the object, which tells it from a later one of the same name. */
        public String uid() {
            return String.valueOf(graph.getMetadata().getUid());
        }

        /** The generation that the manifest has there. */
        public long generation() {
            Long generation = graph.getMetadata().getGeneration();
            return generation == null ? 0 : generation;
        }
    }

    /**
     * It will never take it.
     *
     * @param message in words
     * @param errors fields, as far as it named them
     */
    record Refused(String message, List<FieldProblem> errors) implements Answer {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * It did not decide: away, overloaded, or a part of it is broken. Worth trying again.
     *
     * @param message in words
     */
    record Undecided(String message) implements Answer {}
}
