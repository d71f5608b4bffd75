package io.dynamote.deployment.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentRef;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import org.jspecify.annotations.Nullable;

/** Everything that is watched during one connection to a cluster. Reading it calls nobody. */
final class ClusterWatch implements AutoCloseable {

    private static final String FRONTEND = "-frontend";

    /** Most events of a big cluster are about other kinds; the API server leaves them out. */
    private static final String EVENT_SUBJECT = "involvedObject.kind";

    private static final String POD = "Pod";

    private final List<String> namespaces;
    private final Consumer<String> changed;
    private final Informers<GenericKubernetesResource> graphs;
    private final Informers<Pod> pods;
    private final Informers<Event> events;
    private final Informers<Service> services;
    private final @Nullable Informers<Namespace> allNamespaces;

    /**
     * Starts watching.
     *
     * @param version in which graphs are read
     * @param namespaces to watch; empty for all
     * @param changed gets {@code namespace/name} of each deployment of which anything changed
     */
    ClusterWatch(KubernetesClient client, ApiVersion version, List<String> namespaces, Consumer<String> changed) {
        this.namespaces = namespaces;
        this.changed = changed;
        this.graphs = Informers.start(
                each(client.genericKubernetesResources(Kinds.graphs(version)), Function.identity()),
                ClusterWatch::key,
                graph -> changed.accept(key(graph)));
        this.pods = Informers.start(
                each(client.pods(), all -> all.withLabel(Kinds.DEPLOYMENT_LABEL)),
                ClusterWatch::deploymentOf,
                pod -> changed.accept(deploymentOf(pod)));
        this.events = Informers.start(
                each(client.v1().events(), all -> all.withField(EVENT_SUBJECT, POD)),
                ClusterWatch::podOf,
                this::eventChanged);
        this.services =
                Informers.start(each(client.services(), Function.identity()), ClusterWatch::key, this::serviceChanged);
        this.allNamespaces = namespaces.isEmpty()
                ? Informers.start(
                        Stream.of(client.namespaces()),
                        namespace -> namespace.getMetadata().getName(),
                        _ -> {})
                : null;
    }

    private <T extends HasMetadata, L> Stream<Informable<T>> each(
            MixedOperation<T, L, ?> operation,
            Function<FilterWatchListDeletable<T, L, ?>, FilterWatchListDeletable<T, L, ?>> narrowed) {
        if (namespaces.isEmpty()) {
            AnyNamespaceOperation<T, L, ?> all = operation.inAnyNamespace();
            return Stream.of(narrowed.apply(all));
        }
        return namespaces.stream().map(namespace -> narrowed.apply(operation.inNamespace(namespace)));
    }

    /** Whether each cache has been filled once. */
    boolean hasSynced() {
        Informers<Namespace> names = allNamespaces;
        return graphs.hasSynced()
                && pods.hasSynced()
                && events.hasSynced()
                && services.hasSynced()
                && (names == null || names.hasSynced());
    }

    /** The caches by what is in them. */
    Map<String, Informers<?>> kinds() {
        Map<String, Informers<?>> kinds =
                new HashMap<>(Map.of("graphs", graphs, "pods", pods, "events", events, "services", services));
        Informers<Namespace> names = allNamespaces;
        if (names != null) {
            kinds.put("namespaces", names);
        }
        return kinds;
    }

    ClusterView view(DeploymentRef ref) {
        String key = ref.toString();
        List<Pod> own = pods.get(key);
        return new ClusterView(
                graphs.first(key).orElse(null),
                own,
                own.stream().flatMap(pod -> events.get(key(pod)).stream()).toList());
    }

    Optional<Service> service(String namespace, String name) {
        return services.first(namespace + "/" + name);
    }

    List<String> namespaceNames() {
        Informers<Namespace> names = allNamespaces;
        return names == null
                ? namespaces
                : names.all()
                        .map(namespace -> namespace.getMetadata().getName())
                        .sorted()
                        .toList();
    }

    private void eventChanged(Event event) {
        pods.named(podOf(event)).ifPresent(pod -> changed.accept(deploymentOf(pod)));
    }

    /** A frontend's Service tells the deployment where it is reached. */
    private void serviceChanged(Service service) {
        String key = key(service);
        if (key.endsWith(FRONTEND)) {
            changed.accept(key.substring(0, key.length() - FRONTEND.length()));
        }
    }

    private static String podOf(Event event) {
        return event.getInvolvedObject().getNamespace() + "/"
                + event.getInvolvedObject().getName();
    }

    private static String key(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    private static String deploymentOf(Pod pod) {
        return pod.getMetadata().getNamespace() + "/"
                + pod.getMetadata().getLabels().get(Kinds.DEPLOYMENT_LABEL);
    }

    @Override
    public void close() {
        graphs.close();
        pods.close();
        events.close();
        services.close();
        Informers<Namespace> names = allNamespaces;
        if (names != null) {
            names.close();
        }
    }
}
