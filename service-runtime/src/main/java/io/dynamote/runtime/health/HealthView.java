package io.dynamote.runtime.health;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Health of one service.
 *
 * @param service name of the service
 * @param status {@code up}; {@code degraded} if a dependency is not up
 * @param dependencies what it depends on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthView(String service, String status, List<Dependency> dependencies) {

    public HealthView {
        dependencies = List.copyOf(dependencies);
    }

    static HealthView of(String service, List<DependencyHealth> dependencies) {
        List<Dependency> views = dependencies.stream().map(Dependency::of).toList();
        boolean up = views.stream().allMatch(view -> view.status() == HealthState.Status.UP);
        return new HealthView(service, up ? "up" : "degraded", views);
    }

    /** One dependency; fields as in {@link HealthState}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dependency(
            String name,
            HealthState.Status status,
            @Nullable String message,
            Instant since,
            @Nullable Instant lastContact) {

        static Dependency of(DependencyHealth dependency) {
            HealthState state = dependency.state();
            return new Dependency(
                    dependency.name(), state.status(), state.message(), state.since(), state.lastContact());
        }
    }
}
