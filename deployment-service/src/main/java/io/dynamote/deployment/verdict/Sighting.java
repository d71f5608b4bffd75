package io.dynamote.deployment.verdict;

/** The DynamoGraphDeployment of a deployment in the cluster. */
public sealed interface Sighting {

    /** There is none. */
    record Absent() implements Sighting {}

    /**
     * There is one.
     *
     * @param graph as last seen
     */
    record Present(ObservedGraph graph) implements Sighting {}
}
