package io.dynamote.deployment.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterProperties;
import io.dynamote.deployment.cluster.ClusterState;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.settings.DeploymentProperties;
import io.dynamote.deployment.view.Freshness;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/cluster/status} and {@code /api/namespaces}, from memory. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClusterController {

    /**
     * The connection to the cluster.
     *
     * @param connected whether its API server answers
     * @param server its address
     * @param version of Kubernetes; null before the first answer
     * @param simulated whether it is a simulation
     * @param dynamo what it serves of Dynamo
     * @param lastContact when it last answered; null if it never has
     * @param message why it is not usable, in words; null if it is
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StatusView(
            boolean connected,
            String server,
            @Nullable String version,
            boolean simulated,
            DynamoView dynamo,
            @Nullable Instant lastContact,
            @Nullable String message) {}

    /**
     * What a cluster serves of Dynamo.
     *
     * @param installed whether deployments can be made
     * @param versions of DynamoGraphDeployment, newest first
     */
    record DynamoView(boolean installed, List<String> versions) {
        DynamoView {
            versions = List.copyOf(versions);
        }
    }

    /**
     * A namespace to deploy to.
     *
     * @param name of the namespace
     * @param isDefault whether deployments go there that name none
     */
    record NamespaceView(String name, boolean isDefault) {}

    private final ClusterConnection cluster;
    private final ClusterProperties properties;
    private final Freshness freshness;
    private final String defaultNamespace;

    ClusterController(
            ClusterConnection cluster,
            ClusterProperties properties,
            Freshness freshness,
            DeploymentProperties deployments) {
        this.cluster = cluster;
        this.properties = properties;
        this.freshness = freshness;
        this.defaultNamespace = deployments.defaultNamespace();
    }

    @Get("/cluster/status")
    StatusView status() {
        ClusterState state = cluster.current();
        DynamoApi dynamo = state.dynamo() == null ? DynamoApi.ABSENT : state.dynamo();
        List<String> versions =
                dynamo.versions().stream().map(ApiVersion::version).toList();
        String message = state.connected() && !dynamo.isInstalled()
                ? "Dynamo is not installed in the cluster: it has no DynamoGraphDeployment."
                : state.problem();
        return new StatusView(
                state.connected(),
                state.server(),
                state.version(),
                properties.simulated(),
                new DynamoView(dynamo.isInstalled(), versions),
                freshness.lastContact().orElse(null),
                message);
    }

    /** The default namespace is always there to choose, also while the others are not known. */
    @Get("/namespaces")
    Page<NamespaceView> namespaces() {
        List<String> names = cluster.namespaces().orElse(List.of(defaultNamespace));
        Freshness.Age age = freshness.now();
        return new Page<>(names, null, age.asOf(), age.stale())
                .map(name -> new NamespaceView(name, name.equals(defaultNamespace)));
    }
}
