package io.dynamote.web.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamote.web.deployment.Deployment;
import io.dynamote.web.deployment.Deployments;
import io.dynamote.web.health.Observation;
import io.dynamote.web.health.Observed;
import io.dynamote.web.health.ServiceReport;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Tone;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;

/** What the templates of the cluster page read. */
@Singleton
final class ClusterModel {

    private final Observed observed;
    private final Deployments deployments;
    private final ServiceClient services;

    ClusterModel(Observed observed, Deployments deployments, ServiceClient services) {
        this.observed = observed;
        this.deployments = deployments;
        this.services = services;
    }

    Map<String, Object> now() {
        return of(observed.latest());
    }

    Map<String, Object> of(Observation now) {
        Map<String, Object> model = new HashMap<>();
        model.put("cluster", now.cluster());
        model.put(
                "services",
                now.services().stream()
                        .map(report -> new ServiceRow(report, badge(report.status())))
                        .toList());
        return model;
    }

    /** Each namespace with the number of deployments in it. */
    List<NamespaceRow> namespaces() {
        JsonNode answer = services.get(Upstream.DEPLOYMENT, "/api/namespaces", JsonNode.class)
                .orElse(MissingNode.getInstance());
        Map<String, Integer> counts = new TreeMap<>();
        answer.path("items")
                .forEach(item -> counts.put(
                        item.isTextual() ? item.asText() : item.path("name").asText(), 0));
        for (Deployment deployment : deployments.held()) {
            counts.merge(deployment.namespace(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> new NamespaceRow(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Badge badge(ServiceReport.Status status) {
        return switch (status) {
            case UP -> new Badge("Up", "check-circle-fill", Tone.RUNNING);
            case DEGRADED -> new Badge("Degraded", "exclamation-triangle-fill", Tone.WARNING);
            case DOWN -> new Badge("Down", "x-octagon-fill", Tone.FAILED);
            case UNKNOWN -> new Badge("Unknown", "question-circle", Tone.UNKNOWN);
        };
    }

    /** A service with its badge. */
    record ServiceRow(ServiceReport report, Badge badge) {}

    /** A namespace and how many deployments are in it. */
    record NamespaceRow(String name, int deployments) {}
}
