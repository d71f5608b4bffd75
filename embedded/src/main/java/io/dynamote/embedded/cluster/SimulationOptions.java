package io.dynamote.embedded.cluster;

import java.time.Clock;
import java.util.List;

/**
 * What cluster to simulate.
 *
 * @param port port of 127.0.0.1 for the API server, or 0 for a free one, which then stays the same
 * @param speed simulated seconds per second: 1 for a person who watches, 50 and more for tests
 * @param graphVersions served versions of DynamoGraphDeployment, the preferred one first
 * @param dynamo whether Dynamo is installed from the start
 * @param nodes number of GPU nodes
 * @param gpusPerNode cards in each
 * @param clock gives all timestamps
 */
public record SimulationOptions(
        int port, double speed, List<String> graphVersions, boolean dynamo, int nodes, int gpusPerNode, Clock clock) {

    private static final List<String> KNOWN = List.of("v1beta1", "v1alpha1");

    public SimulationOptions {
        graphVersions = List.copyOf(graphVersions);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed is " + speed + ", expected more than 0");
        }
        if (nodes < 0 || gpusPerNode < 0) {
            throw new IllegalArgumentException(
                    "nodes and gpusPerNode are " + nodes + " and " + gpusPerNode + ", expected 0 or more");
        }
        if (graphVersions.isEmpty() || !KNOWN.containsAll(graphVersions)) {
            throw new IllegalArgumentException("graphVersions is " + graphVersions + ", expected some of " + KNOWN);
        }
    }

    /** Three nodes of four cards, both versions, a free port, believable times. */
    public static SimulationOptions defaults() {
        return new SimulationOptions(0, 1, KNOWN, true, 3, 4, Clock.systemUTC());
    }

    public SimulationOptions withPort(int newPort) {
        return new SimulationOptions(newPort, speed, graphVersions, dynamo, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withSpeed(double newSpeed) {
        return new SimulationOptions(port, newSpeed, graphVersions, dynamo, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withGraphVersions(List<String> newVersions) {
        return new SimulationOptions(port, speed, newVersions, dynamo, nodes, gpusPerNode, clock);
    }

    /** A bare cluster, until {@link SimulatedCluster#installDynamo()}. */
    public SimulationOptions withoutDynamo() {
        return new SimulationOptions(port, speed, graphVersions, false, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withNodes(int newNodes, int newGpusPerNode) {
        return new SimulationOptions(port, speed, graphVersions, dynamo, newNodes, newGpusPerNode, clock);
    }
}
