package io.dynamote.web.catalog;

import java.util.Comparator;
import java.util.List;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.traffic.Reading;
import io.dynamote.web.traffic.Scope;
import io.dynamote.web.traffic.Traffic;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Finds the running deployments of a model, with how they serve now. Asks nobody: all of it is held in memory. */
@Singleton
public final class ServedHere {

    private final BeanProvider<ReadModels> state;
    private final Traffic traffic;

    ServedHere(BeanProvider<ReadModels> state, Traffic traffic) {
        this.state = state;
        this.traffic = traffic;
    }

    /** Running deployments of a model, by name. */
    public List<Served> of(String modelId) {
        return state.get().deployments().all().stream()
                .filter(deployment -> deployment.phase() == Phase.RUNNING
                        && deployment.modelId().equals(modelId))
                .sorted(Comparator.comparing(DeploymentState::name).thenComparing(DeploymentState::namespace))
                .map(this::served)
                .toList();
    }

    private Served served(DeploymentState deployment) {
        Reading now = traffic.now(Scope.ofDeployment(deployment.namespace() + "/" + deployment.name()));
        return new Served(
                deployment.namespace(),
                deployment.name(),
                deployment.team(),
                deployment.endpoint(),
                now == null ? null : now.get("requestsPerSecond"),
                now == null ? null : now.get("timeToFirstTokenMillis.p95"));
    }
}
