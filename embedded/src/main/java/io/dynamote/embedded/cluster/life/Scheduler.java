package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;

/** Gives pods a node. One that fits nowhere is tried again until it does or goes. */
final class Scheduler {

    private static final String NAME = "default-scheduler";
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final Writes writes;
    private final SimulatedTime time;
    private final EventRecorder events;
    private final Fates fates;
    private final AtomicInteger addresses = new AtomicInteger();

    Scheduler(ObjectStore store, Writes writes, SimulatedTime time, EventRecorder events, Fates fates) {
        this.store = store;
        this.writes = writes;
        this.time = time;
        this.events = events;
        this.fates = fates;
    }

    /**
     * Schedules a pod, now or later.
     *
     * @param placed told when it has a node
     */
    void schedule(String namespace, String name, Consumer<ObjectNode> placed) {
        ObjectNode pod = store.get(ResourceType.POD, namespace, name).orElse(null);
        if (pod == null || Metadata.isDeleting(pod)) {
            return;
        }
        Placement placement = fates.of(pod) instanceof Fate.Unschedulable scripted
                ? new Placement.Nowhere(scripted.message())
                : Placement.of(pod, store.list(ResourceType.NODE, ""), store.list(ResourceType.POD, ""));
        switch (placement) {
            case Placement.Placed(String node) -> {
                events.normal(
                        pod, NAME, "Scheduled", "Successfully assigned %s/%s to %s".formatted(namespace, name, node));
                writes.edit(
                                ResourceType.POD,
                                namespace,
                                name,
                                p -> PodStatus.scheduled(p, node, address(), time.timestamp()))
                        .ifPresent(placed);
            }
            case Placement.Nowhere(String message) -> {
                if (!pod.at("/status/conditions/0/message").asText().equals(message)) {
                    events.warning(pod, NAME, "FailedScheduling", message);
                    writes.edit(
                            ResourceType.POD,
                            namespace,
                            name,
                            p -> PodStatus.unschedulable(p, message, time.timestamp()));
                }
                time.after(RETRY, () -> schedule(namespace, name, placed));
            }
        }
    }

    private String address() {
        int next = addresses.incrementAndGet();
        return "10.244.%d.%d".formatted(next / 250 % 250, next % 250 + 2);
    }
}
