package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Change;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;
import io.dynamote.embedded.cluster.dynamo.Component;
import io.dynamote.embedded.cluster.dynamo.Graph;

/**
 * The simulated Dynamo operator: on each change of a graph or its pods it looks at what is there and does the next step
 * towards what is wanted. As the real one it never calls a graph failed because its pods crash.
 */
final class Operator {

    private static final String NAME = "dynamo-operator";
    private static final Duration REACTION = Duration.ofMillis(400);
    private static final int MOST_EVICTED = 3;

    private final ObjectStore store;
    private final Writes writes;
    private final SimulatedTime time;
    private final EventRecorder events;
    private final PodFactory factory;
    private final List<ResourceType> graphTypes;
    private final PodsByGraph podsByGraph = new PodsByGraph();
    private final Set<Ref> due = ConcurrentHashMap.newKeySet();

    /** A graph to look at. */
    private record Ref(ResourceType type, String namespace, String name) {}

    Operator(
            ObjectStore store,
            Writes writes,
            SimulatedTime time,
            EventRecorder events,
            PodFactory factory,
            List<ResourceType> graphTypes) {
        this.store = store;
        this.writes = writes;
        this.time = time;
        this.events = events;
        this.factory = factory;
        this.graphTypes = List.copyOf(graphTypes);
    }

    void onChange(Change change) {
        podsByGraph.onChange(change);
        ObjectNode object = change.object();
        String namespace = Metadata.namespace(object);
        if (graphTypes.contains(change.type())) {
            enqueue(new Ref(change.type(), namespace, Metadata.name(object)));
        } else if (change.type().equals(ResourceType.POD)) {
            String graph = PodsByGraph.graphOf(object);
            graphTypes.forEach(type -> enqueue(new Ref(type, namespace, graph)));
        }
    }

    private void enqueue(Ref ref) {
        if (due.add(ref)) {
            time.after(REACTION, () -> {
                due.remove(ref);
                store.get(ref.type(), ref.namespace(), ref.name()).ifPresent(graph -> reconcile(ref, graph));
            });
        }
    }

    private void reconcile(Ref ref, ObjectNode object) {
        if (isSilenced(object)) {
            return;
        }
        Graph graph = Graph.of(object);
        if (Metadata.isDeleting(object)) {
            tearDown(ref, graph);
            return;
        }
        writes.edit(ref.type(), ref.namespace(), ref.name(), Operator::adopt);
        if (graph.frameworks().size() > 1
                || (!graph.backendFramework().isEmpty()
                        && !graph.frameworks().isEmpty()
                        && !graph.frameworks().contains(graph.backendFramework()))) {
            fail(ref, graph);
            return;
        }
        graph.frontend().ifPresent(frontend -> ensureService(graph, frontend));
        for (Component component : graph.components()) {
            roll(object, graph, component);
        }
        report(ref, graph);
    }

    private void fail(Ref ref, Graph graph) {
        String message = "failed to determine backend framework: declared \"%s\", commands start %s"
                .formatted(graph.backendFramework(), graph.frameworks());
        writes.edit(ref.type(), ref.namespace(), ref.name(), object -> {
            object.set("status", GraphStatus.failed(object, message, time.timestamp()));
            return object;
        });
    }

    private void roll(ObjectNode object, Graph graph, Component component) {
        List<ObjectNode> pods = pods(graph, component);
        List<ObjectNode> finished = pods.stream().filter(PodStatus::isFinished).toList();
        finished.stream()
                .limit(Math.max(0, finished.size() - MOST_EVICTED))
                .forEach(pod -> writes.remove(ResourceType.POD, graph.namespace(), Metadata.name(pod)));
        RolloutPlan plan =
                RolloutPlan.of(component.replicas(), views(pods, component, true), views(pods, component, false));
        plan.delete().forEach(name -> writes.deletePod(graph.namespace(), name));
        for (int i = 0; i < plan.create() && finished.size() < MOST_EVICTED; i++) {
            ObjectNode pod = factory.pod(object, graph, component);
            if (isOverQuota(pod)) {
                ObjectNode replicaSet = JsonNodeFactory.instance
                        .objectNode()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "ReplicaSet");
                replicaSet
                        .putObject("metadata")
                        .put("name", pod.at("/metadata/ownerReferences/0/name").asText())
                        .put("namespace", graph.namespace());
                events.warning(
                        replicaSet,
                        "replicaset-controller",
                        "FailedCreate",
                        Messages.quota(PodFactory.childName(graph, component), component.gpus()));
                return;
            }
            writes.create(ResourceType.POD, graph.namespace(), pod, false);
        }
    }

    private void report(Ref ref, Graph graph) {
        var counts = new ArrayList<GraphStatus.Counts>();
        for (Component component : graph.components()) {
            List<ObjectNode> pods = pods(graph, component);
            var current = views(pods, component, true);
            var old = views(pods, component, false);
            long ready = current.stream().filter(RolloutPlan.View::ready).count()
                    + old.stream().filter(RolloutPlan.View::ready).count();
            counts.add(new GraphStatus.Counts(
                    component,
                    PodFactory.childName(graph, component),
                    current.size() + old.size(),
                    current.size(),
                    (int) ready));
        }
        String before = store.get(ref.type(), ref.namespace(), ref.name())
                .map(object -> object.at("/status/rollingUpdate/phase").asText())
                .orElse("");
        writes.edit(ref.type(), ref.namespace(), ref.name(), object -> {
                    object.set("status", GraphStatus.of(object, counts, time.timestamp()));
                    return object;
                })
                .ifPresent(object -> announce(before, object));
    }

    private void announce(String before, ObjectNode object) {
        String phase = object.at("/status/rollingUpdate/phase").asText();
        if (!phase.equals(before) && phase.equals("InProgress")) {
            events.normal(object, NAME, "RollingUpdateStarted", "Rolling update started");
        } else if (!phase.equals(before) && phase.equals("Completed")) {
            events.normal(object, NAME, "RollingUpdateCompleted", "Rolling update completed");
        }
    }

    private void tearDown(Ref ref, Graph graph) {
        boolean left = false;
        for (ObjectNode pod : podsByGraph.of(graph.namespace(), graph.name())) {
            left = true;
            writes.deletePod(graph.namespace(), Metadata.name(pod));
        }
        graph.frontend()
                .ifPresent(frontend ->
                        writes.remove(ResourceType.SERVICE, graph.namespace(), PodFactory.childName(graph, frontend)));
        if (!left) {
            writes.edit(ref.type(), ref.namespace(), ref.name(), object -> {
                object.withObject("/metadata").remove("finalizers");
                return object;
            });
        }
    }

    private void ensureService(Graph graph, Component frontend) {
        String name = PodFactory.childName(graph, frontend);
        if (store.get(ResourceType.SERVICE, graph.namespace(), name).isEmpty()) {
            writes.create(ResourceType.SERVICE, graph.namespace(), factory.service(graph, frontend), false);
        }
    }

    private List<ObjectNode> pods(Graph graph, Component component) {
        return podsByGraph.of(graph.namespace(), graph.name()).stream()
                .filter(pod -> label(pod, Labels.COMPONENT).equals(component.name()))
                .filter(pod -> !Metadata.isDeleting(pod))
                .toList();
    }

    private static List<RolloutPlan.View> views(List<ObjectNode> pods, Component component, boolean current) {
        return pods.stream()
                .filter(pod -> !PodStatus.isFinished(pod))
                .filter(pod -> current == label(pod, Labels.HASH).equals(component.hash()))
                .map(pod -> new RolloutPlan.View(Metadata.name(pod), PodStatus.isReady(pod)))
                .toList();
    }

    private static ObjectNode adopt(ObjectNode object) {
        ObjectNode metadata = object.withObject("/metadata");
        if (metadata.path("finalizers").isEmpty()) {
            metadata.withArray("/finalizers").add(Labels.FINALIZER);
        }
        metadata.withObject("/annotations").put(Labels.PROVIDER, "component");
        return object;
    }

    private static boolean isSilenced(ObjectNode object) {
        return script(object).equals(FailureScript.OPERATOR_SILENT.id());
    }

    private static boolean isOverQuota(ObjectNode pod) {
        return script(pod).equals(FailureScript.QUOTA.id());
    }

    private static String script(ObjectNode object) {
        return object.path("metadata")
                .path("annotations")
                .path(FailureScript.ANNOTATION)
                .asText("");
    }

    private static String label(JsonNode object, String name) {
        return object.path("metadata").path("labels").path(name).asText("");
    }
}
