package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Change;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;

/** Gives pods a node. Those that fit nowhere wait until something is free. */
final class Scheduler {

    private static final String NAME = "default-scheduler";
    private static final Duration ROUND = Duration.ofMillis(500);

    private final ObjectStore store;
    private final Writes writes;
    private final SimulatedTime time;
    private final EventRecorder events;
    private final Fates fates;
    private final GpuUsage usage = new GpuUsage();
    private final AtomicBoolean roundDue = new AtomicBoolean();
    // Touched on the thread of the simulation only.
    private final List<Runnable> waiting = new ArrayList<>();
    private int addresses;

    Scheduler(ObjectStore store, Writes writes, SimulatedTime time, EventRecorder events, Fates fates) {
        this.store = store;
        this.writes = writes;
        this.time = time;
        this.events = events;
        this.fates = fates;
    }

    void onChange(Change change) {
        if (usage.onChange(change) && roundDue.compareAndSet(false, true)) {
            time.after(ROUND, () -> {
                roundDue.set(false);
                List<Runnable> round = List.copyOf(waiting);
                waiting.clear();
                round.forEach(Runnable::run);
            });
        }
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
                : Placement.of(pod, store.list(ResourceType.NODE, ""), usage::on);
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
                waiting.add(() -> schedule(namespace, name, placed));
            }
        }
    }

    private String address() {
        addresses++;
        return "10.244.%d.%d".formatted(addresses / 250 % 250, addresses % 250 + 2);
    }
}
