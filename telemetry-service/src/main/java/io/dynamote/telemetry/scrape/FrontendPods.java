package io.dynamote.telemetry.scrape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.events.deployment.DeploymentState;

/**
 * The pods of a deployment that are read: those of its frontends whose container runs. Each has counters of its own; a
 * Service would answer with those of another pod each time.
 */
final class FrontendPods {

    private static final String FRONTEND = "frontend";
    private static final String RUNNING = "Running";

    private FrontendPods() {}

    static List<Target> of(DeploymentState deployment) {
        Set<String> frontends = deployment.components().stream()
                .filter(component -> FRONTEND.equals(component.type()))
                .map(DeploymentState.Component::name)
                .collect(Collectors.toSet());
        return deployment.pods().stream()
                .filter(pod -> frontends.contains(pod.component()) && RUNNING.equals(pod.phase()))
                .map(pod -> new Target(
                        deployment.namespace(),
                        deployment.key(),
                        deployment.team() == null ? "" : deployment.team(),
                        pod.name(),
                        pod.ip()))
                .toList();
    }
}
