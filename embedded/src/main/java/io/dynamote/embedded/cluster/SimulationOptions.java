package io.dynamote.embedded.cluster;

import java.time.Clock;
import java.util.List;

/**
 * What cluster to simulate.
 *
 * @param host address on which the API server listens: 127.0.0.1, or 0.0.0.0 for all of this machine or container
 * @param port port of the API server, or 0 for a free one, which then stays the same
 * @param mark ends the version that the cluster tells, so that nobody takes another one for it; empty for none
 * @param speed simulated seconds per second: 1 for a person who watches, 50 and more for tests
 * @param graphVersions served versions of DynamoGraphDeployment, the preferred one first
 * @param dynamo whether Dynamo is installed from the start
 * @param nodes number of GPU nodes
 * @param gpusPerNode cards in each
 * @param clock gives all timestamps
 */
public record SimulationOptions(
        String host,
        int port,
        String mark,
        double speed,
        List<String> graphVersions,
        boolean dynamo,
        int nodes,
        int gpusPerNode,
        Clock clock) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> HOSTS = List.of(LOOPBACK, "0.0.0.0");
    private static final List<String> KNOWN = List.of("v1beta1", "v1alpha1");

    public SimulationOptions {
        graphVersions = List.copyOf(graphVersions);
        if (!HOSTS.contains(host)) {
            throw new IllegalArgumentException("host is " + host + ", expected one of " + HOSTS);
        }
        if (!mark.matches("[0-9a-z]*")) {
            throw new IllegalArgumentException("mark is " + mark + ", expected digits and small letters");
        }
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
        return new SimulationOptions(LOOPBACK, 0, "", 1, KNOWN, true, 3, 4, Clock.systemUTC());
    }

    public SimulationOptions withPort(int newPort) {
        return new SimulationOptions(host, newPort, mark, speed, graphVersions, dynamo, nodes, gpusPerNode, clock);
    }

    /** A cluster that others than this machine reach too, where the network lets them. */
    public SimulationOptions withHost(String newHost) {
        return new SimulationOptions(newHost, port, mark, speed, graphVersions, dynamo, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withMark(String newMark) {
        return new SimulationOptions(host, port, newMark, speed, graphVersions, dynamo, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withSpeed(double newSpeed) {
        return new SimulationOptions(host, port, mark, newSpeed, graphVersions, dynamo, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withGraphVersions(List<String> newVersions) {
        return new SimulationOptions(host, port, mark, speed, newVersions, dynamo, nodes, gpusPerNode, clock);
    }

    /** A bare cluster, until {@link SimulatedCluster#installDynamo()}. */
    public SimulationOptions withoutDynamo() {
        return new SimulationOptions(host, port, mark, speed, graphVersions, false, nodes, gpusPerNode, clock);
    }

    public SimulationOptions withNodes(int newNodes, int newGpusPerNode) {
        return new SimulationOptions(host, port, mark, speed, graphVersions, dynamo, newNodes, newGpusPerNode, clock);
    }
}
