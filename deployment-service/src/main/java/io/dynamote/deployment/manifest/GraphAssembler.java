package io.dynamote.deployment.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.ImageReference;
import io.dynamote.deployment.model.RouterMode;
import io.dynamote.deployment.model.Serving;
import org.jspecify.annotations.Nullable;

/** Decides components, images, environment and command lines; the same for every API version. */
final class GraphAssembler {

    static final String REVISION_ANNOTATION = "dynamote.io/revision";
    static final String REQUESTED_BY_ANNOTATION = "dynamote.io/requested-by";

    private final ManifestDefaults defaults;

    GraphAssembler(ManifestDefaults defaults) {
        this.defaults = defaults;
    }

    Graph assemble(ManifestRequest request, Collection<String> warnings) {
        DeploymentConfiguration configuration = request.configuration();
        warn(configuration, warnings);
        warnOfUnknownRelease(configuration, warnings);
        List<Graph.Component> components = new ArrayList<>();
        components.add(frontend(request));
        switch (configuration.serving()) {
            case Serving.Aggregated(var replicas) ->
                components.add(worker(request, Role.WORKER, replicas.value(), warnings));
            case Serving.Disaggregated(var prefill, var decode) -> {
                components.add(worker(request, Role.PREFILL, prefill.value(), warnings));
                components.add(worker(request, Role.DECODE, decode.value(), warnings));
            }
        }
        TreeMap<String, String> annotations = new TreeMap<>();
        annotations.put(REVISION_ANNOTATION, request.revision().toString());
        annotations.put(REQUESTED_BY_ANNOTATION, request.requestedBy());
        return new Graph(configuration.ref(), annotations, List.copyOf(components));
    }

    private static void warn(DeploymentConfiguration configuration, Collection<String> warnings) {
        if (configuration.trustRemoteCode()) {
            warnings.add("Trust remote code is on: code from the model's repository runs in the pods.");
        }
        if (configuration.routerMode() == RouterMode.KV && !configuration.prefixCaching()) {
            warnings.add("The kv router sends requests to cached prefixes, but prefix caching is off.");
        }
        if (configuration.routerMode() != RouterMode.NONE
                && configuration.serving().totalReplicas() == 1) {
            warnings.add("Router mode " + configuration.routerMode().id() + " has no choice with a single worker.");
        }
    }

    private void warnOfUnknownRelease(DeploymentConfiguration configuration, Collection<String> warnings) {
        ImageReference image = configuration.image();
        if (image != null && !image.hasSemanticVersionTag()) {
            warnings.add("The tag of the image names no release of Dynamo: the manifest assumes release "
                    + defaults.release() + ".");
        }
    }

    private Graph.Component frontend(ManifestRequest request) {
        DeploymentConfiguration configuration = request.configuration();
        TreeMap<String, String> environment = new TreeMap<>();
        if (configuration.routerMode() != RouterMode.NONE) {
            environment.put("DYN_ROUTER_MODE", configuration.routerMode().id());
        }
        if (configuration.trustRemoteCode()) {
            environment.put("DYN_TRUST_REMOTE_CODE", "true");
        }
        return component(request, Role.FRONTEND, 1, environment, null);
    }

    private Graph.Component worker(ManifestRequest request, Role role, int replicas, Collection<String> warnings) {
        DeploymentConfiguration configuration = request.configuration();
        EngineDialect dialect = EngineDialect.of(configuration.engine());
        Graph.Worker worker = new Graph.Worker(
                dialect.workingDirectory(),
                List.of("python3", "-m", dialect.module()),
                dialect.words(configuration, role, warnings),
                configuration.resources(),
                dialect.ephemeralStorage(role),
                configuration.nodeSelector().labels(),
                configuration.tolerations());
        return component(request, role, replicas, new TreeMap<>(), worker);
    }

    /** One image serves the whole graph, as in the official examples, so that its parts never differ in release. */
    private Graph.Component component(
            ManifestRequest request,
            Role role,
            int replicas,
            SortedMap<String, String> environment,
            Graph.@Nullable Worker worker) {
        DeploymentConfiguration configuration = request.configuration();
        ImageReference image =
                configuration.image() == null ? defaults.image(configuration.engine()) : configuration.image();
        boolean override = request.target().runtimeVersionOverride() && !image.hasSemanticVersionTag();
        return new Graph.Component(
                role,
                replicas,
                image,
                override ? defaults.release() : null,
                configuration.tokenSecret(),
                environment,
                worker);
    }
}
