package io.dynamote.deployment.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** How much there is to do in the queues of the active instance, and what became of the passes. */
@Singleton
public class WorkFigures implements Measured {

    private final Map<String, Workers<?>> all = new ConcurrentHashMap<>();

    /** Has the figures of these workers told. */
    public void watch(Workers<?> workers) {
        all.put(workers.name(), workers);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauges(
                        "dynamote_work_queue_deployments",
                        "Deployments in a queue: due (no worker is free), later (wait for their time) or working.",
                        List.of("queue", "state"),
                        this::depths),
                Metric.gauges(
                        "dynamote_work_queue_overdue_seconds",
                        "For how long the deployment that is due first has waited for a worker, 0 if none does.",
                        "queue",
                        this::overdue),
                Metric.counters(
                        "dynamote_work_passes_total",
                        "Passes over a deployment by their end: done, repeat (it goes on) or failed.",
                        List.of("queue", "result"),
                        this::passes));
    }

    private Map<List<String>, Integer> depths() {
        Map<List<String>, Integer> depths = new HashMap<>();
        all.forEach((name, workers) -> {
            WorkQueue.Depth depth = workers.depth();
            depths.put(List.of(name, "due"), depth.due());
            depths.put(List.of(name, "later"), depth.later());
            depths.put(List.of(name, "working"), depth.working());
        });
        return depths;
    }

    private Map<String, Double> overdue() {
        Map<String, Double> overdue = new HashMap<>();
        all.forEach((name, workers) ->
                overdue.put(name, Metric.seconds(workers.depth().overdue())));
        return overdue;
    }

    private Map<List<String>, Long> passes() {
        Map<List<String>, Long> passes = new HashMap<>();
        all.forEach((name, workers) ->
                workers.passes().forEach((result, count) -> passes.put(List.of(name, result), count)));
        return passes;
    }
}
