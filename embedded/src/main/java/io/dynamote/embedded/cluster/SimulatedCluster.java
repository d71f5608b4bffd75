package io.dynamote.embedded.cluster;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.embedded.cluster.api.ApiServer;
import io.dynamote.embedded.cluster.api.Catalogue;
import io.dynamote.embedded.cluster.api.ClusterInside;
import io.dynamote.embedded.cluster.api.Discovery;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ProxyAnswer;
import io.dynamote.embedded.cluster.api.ProxyRequest;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;
import io.dynamote.embedded.cluster.dynamo.GraphAdmission;
import io.dynamote.embedded.cluster.dynamo.GraphDefinition;
import io.dynamote.embedded.cluster.frontend.Frontends;
import io.dynamote.embedded.cluster.life.ClusterLife;
import io.dynamote.embedded.cluster.life.ContainerLog;
import io.dynamote.embedded.cluster.life.Seed;
import io.dynamote.embedded.cluster.life.SimulatedTime;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kubernetes cluster with NVIDIA Dynamo in this JVM, as far as a client of its API can tell: real HTTP, watches,
 * server-side apply, admission; simulated nodes, operator, pods and frontends.
 *
 * <p>{@link #stop()} takes the API server away and {@link #start()} gives it back on the same port. In between the
 * cluster lives on, as a real one does behind a broken network.
 */
public final class SimulatedCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCluster.class);
    private static final String PART = "The simulated cluster";
    private static final String TOKEN = "simulated";

    private final int port;
    private final String version;
    private final ApiServer server;
    private final ClusterLife life;
    private final Writes writes;
    private final GraphDefinition definition;
    private final KubernetesClient client;

    private SimulatedCluster(
            int port, String version, ApiServer server, ClusterLife life, Writes writes, GraphDefinition definition) {
        this.port = port;
        this.version = version;
        this.server = server;
        this.life = life;
        this.writes = writes;
        this.definition = definition;
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(masterUrl())
                .withNamespace("dynamo-system")
                .withOauthToken(TOKEN)
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(100)
                .build();
        this.client = new KubernetesClientBuilder().withConfig(config).build();
    }

    /**
     * Starts a cluster and returns when its API answers.
     *
     * @throws io.dynamote.embedded.PortTakenException when the port is in use
     */
    public static SimulatedCluster start(SimulationOptions options) {
        int port = LoopbackPort.choose(PART, options.port());
        var store = new ObjectStore();
        var time = new SimulatedTime(options.clock(), options.speed());
        GraphDefinition definition = GraphDefinition.of(options.graphVersions());
        var writes = new Writes(store, new GraphAdmission(definition), options.clock(), UUID::randomUUID);
        new Seed(writes).plant(options.nodes(), options.gpusPerNode());
        List<ResourceType> graphTypes =
                options.graphVersions().stream().map(ResourceType::graph).toList();
        ClusterLife life = ClusterLife.begin(store, writes, time, UUID::randomUUID, graphTypes);
        String version = Discovery.version(options.mark());
        var server = new ApiServer(
                new ApiServer.Address(options.host(), port),
                version,
                Catalogue.of(options.graphVersions(), () -> isInstalled(store)),
                store,
                writes,
                new Inside(new Frontends(store, time, UUID::randomUUID), new ContainerLog(store)));
        var cluster = new SimulatedCluster(port, version, server, life, writes, definition);
        if (options.dynamo()) {
            cluster.installDynamo();
        }
        server.open();
        LOG.info("Simulated cluster is up on {}:{}, {} times as fast as time", options.host(), port, options.speed());
        return cluster;
    }

    private static boolean isInstalled(ObjectStore store) {
        return store.get(ResourceType.DEFINITION, "", GraphDefinition.NAME).isPresent();
    }

    /**
     * Installs Dynamo: its kind is served from now on.
     *
     * @throws io.dynamote.embedded.cluster.api.ApiRefusal when it is there already
     */
    public void installDynamo() {
        writes.create(ResourceType.DEFINITION, "", definition.object(), false);
    }

    private record Inside(Frontends frontends, ContainerLog logs) implements ClusterInside {

        @Override
        public ProxyAnswer proxy(ProxyRequest request) {
            return frontends.answer(request);
        }

        @Override
        public String log(ObjectNode pod, boolean previous) {
            return logs.of(pod, previous);
        }
    }

    /** Version of Kubernetes that it tells: one that no real cluster has, with the mark of the options. */
    public String version() {
        return version;
    }

    /** Address of the API server from this machine, also while it is stopped. */
    public String masterUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** The port of the API server. */
    public int port() {
        return port;
    }

    /** A kubeconfig that points to this cluster, with namespace {@code dynamo-system}. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                current-context: simulated
                clusters:
                  - name: simulated
                    cluster:
                      server: %s
                users:
                  - name: simulated
                    user:
                      token: %s
                contexts:
                  - name: simulated
                    context:
                      cluster: simulated
                      user: simulated
                      namespace: dynamo-system
                """.formatted(masterUrl(), TOKEN);
    }

    /** A client of this cluster, for tests; closed with the cluster. */
    public KubernetesClient client() {
        return client;
    }

    /** Takes the API server away: connections and watches are cut, new ones refused. All objects stay. */
    public void stop() {
        server.shut();
    }

    /** Gives the API server back on the same port. */
    public void start() {
        server.open();
    }

    /** Ends everything. */
    @Override
    public void close() {
        client.close();
        server.close();
        life.close();
    }
}
