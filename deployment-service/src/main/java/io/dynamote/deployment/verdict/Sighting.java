package io.dynamote.deployment.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** The DynamoGraphDeployment of a deployment in the cluster. */
public sealed interface Sighting {

    /**
     * There is none.
     *
     * @param since since when it has been known to be missing; null if it was never seen
     */
    record Absent(@Nullable Instant since) implements Sighting {}

    /**
     * There is one.
     *
     * @param graph as last seen
     */
    record Present(ObservedGraph graph) implements Sighting {}
}
