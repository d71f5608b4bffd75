package io.dynamote.runtime.health;

import java.util.Comparator;
import java.util.List;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code /health} for people and pages, {@code /health/live} and {@code /health/ready} for probes. */
@Controller("/health")
final class HealthController {

    private final String service;
    private final List<DependencyHealth> dependencies;

    HealthController(@Value("${dynamote.service}") String service, List<DependencyHealth> dependencies) {
        this.service = service;
        this.dependencies = dependencies.stream()
                .sorted(Comparator.comparing(DependencyHealth::name))
                .toList();
    }

    @Get
    HealthView health() {
        return HealthView.of(service, dependencies);
    }

    /** The process answers. An outage of a dependency is no reason to restart it. */
    @Get("/live")
    HttpResponse<HealthView> live() {
        return HttpResponse.ok(health());
    }

    /** Whether requests should be routed here: not while something is away without which only refusals come back. */
    @Get("/ready")
    HttpResponse<HealthView> ready() {
        return HttpResponse.status(isReady(dependencies) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(health());
    }

    static boolean isReady(List<DependencyHealth> dependencies) {
        return dependencies.stream()
                .filter(DependencyHealth::essential)
                .allMatch(dependency -> dependency.state().status() == HealthState.Status.UP);
    }
}
