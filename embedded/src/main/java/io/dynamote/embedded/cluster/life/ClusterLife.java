package io.dynamote.embedded.cluster.life;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;

/** Assembles what lives in the cluster and lets it follow the changes of the store. */
public final class ClusterLife implements AutoCloseable {

    private final SimulatedTime time;
    private final Runnable unsubscribe;

    private ClusterLife(SimulatedTime time, Runnable unsubscribe) {
        this.time = time;
        this.unsubscribe = unsubscribe;
    }

    /** Starts operator, scheduler and kubelet. */
    public static ClusterLife begin(
            ObjectStore store, Writes writes, SimulatedTime time, Supplier<UUID> ids, List<ResourceType> graphTypes) {
        var events = new EventRecorder(writes, time, ids);
        var fates = new Fates(store);
        var operator = new Operator(store, writes, time, events, new PodFactory(ids), graphTypes);
        var scheduler = new Scheduler(store, writes, time, events, fates);
        var kubelet = new Kubelet(store, writes, time, events, scheduler, fates);
        Runnable unsubscribe = store.subscribe(store.version(), change -> {
                    scheduler.onChange(change);
                    operator.onChange(change);
                    kubelet.onChange(change);
                })
                .orElseThrow();
        return new ClusterLife(time, unsubscribe);
    }

    @Override
    public void close() {
        unsubscribe.run();
        time.close();
    }
}
