package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.deployment.Phase;
import io.dynamote.web.health.ClusterReport;
import io.dynamote.web.health.Observed;
import io.dynamote.web.page.Badge;
import jakarta.inject.Singleton;

/** What the templates of one deployment's page read, the same for a request and for a push. */
@Singleton
final class DetailModel {

    private final Observed observed;

    DetailModel(Observed observed) {
        this.observed = observed;
    }

    Map<String, Object> of(Detail detail) {
        Map<String, Object> model = new HashMap<>();
        ClusterReport cluster = observed.latest().cluster();
        model.put("away", cluster != null && !cluster.connected() ? cluster : null);
        model.put("reason", "");
        switch (detail) {
            case Detail.Present present -> present(present, model);
            case Detail.Gone gone -> {
                name(model, "gone", gone.namespace(), gone.name());
                history(model, gone.history(), "");
            }
            case Detail.Missing missing -> name(model, "missing", missing.namespace(), missing.name());
            case Detail.Loading loading -> name(model, "loading", loading.namespace(), loading.name());
            case Detail.Failed failed -> {
                name(model, "failed", failed.namespace(), failed.name());
                model.put("reason", failed.reason());
            }
        }
        return model;
    }

    private static void present(Detail.Present present, Map<String, Object> model) {
        Deployment deployment = present.deployment();
        name(model, "present", deployment.namespace(), deployment.name());
        model.put("d", deployment);
        model.put("row", new DeploymentRow(deployment));
        model.put("caveat", present.caveat());
        model.put("steps", Rollout.of(deployment, present.history()));
        model.put(
                "pods",
                deployment.pods().stream()
                        .map(pod -> new PodRow(pod, StatusBadge.ofPod(pod)))
                        .toList());
        model.put(
                "conditions",
                deployment.conditions().stream()
                        .map(condition -> new ConditionRow(condition, StatusBadge.ofCondition(condition.status())))
                        .toList());
        model.put("deletable", deployment.phase() != Phase.TERMINATING);
        history(model, present.history(), present.historyTrouble());
    }

    private static void name(Map<String, Object> model, String state, String namespace, String name) {
        model.put("state", state);
        model.put("namespace", namespace);
        model.put("name", name);
    }

    private static void history(Map<String, Object> model, List<HistoryItem> items, String trouble) {
        Comparator<HistoryItem> newestFirst =
                Comparator.<HistoryItem, Instant>comparing(HistoryItem::at).reversed();
        model.put("history", items.stream().sorted(newestFirst).toList());
        model.put("historyTrouble", trouble);
    }

    /** A pod with its badge. */
    record PodRow(Deployment.Pod pod, Badge badge) {}

    /** A condition with its badge. */
    record ConditionRow(Deployment.Condition condition, Badge badge) {}
}
