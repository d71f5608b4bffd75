package io.dynamote.deployment.store;

import io.dynamote.deployment.model.RevisionNumber;

/** What is left to do in the cluster for one deployment; follows from its row alone. */
public sealed interface Task {

    /**
     * Hand a revision to the cluster.
     *
     * @param revision its number
     */
    record Apply(RevisionNumber revision) implements Task {}

    /** Delete it from the cluster and see it gone. */
    record Remove() implements Task {}

    /** Nothing. */
    record Rest() implements Task {}
}
