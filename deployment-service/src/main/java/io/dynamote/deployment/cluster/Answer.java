package io.dynamote.deployment.cluster;

import java.util.List;

import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;

/** What the cluster says to a manifest. */
public sealed interface Answer {

    /**
     * It took it.
     *
     * @param uid of the object
     * @param generation that the manifest has there
     */
    record Accepted(String uid, long generation) implements Answer {}

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
