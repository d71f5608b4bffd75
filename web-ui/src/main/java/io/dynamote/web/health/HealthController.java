package io.dynamote.web.health;

import java.time.Instant;
import java.util.List;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The health of everything in one answer, from the last look: asking costs the services nothing. */
@Controller("/api/health")
final class HealthController {

    private final Observed observed;

    HealthController(Observed observed) {
        this.observed = observed;
    }

    @Get
    HealthAnswer health() {
        Observation latest = observed.latest();
        boolean up = latest.services().stream().allMatch(report -> report.status() == ServiceReport.Status.UP);
        return new HealthAnswer(up ? "up" : "degraded", latest.services(), latest.asOf());
    }

    /**
     * The answer.
     *
     * @param status {@code up} if every service is and all that they depend on, else {@code degraded}
     * @param services each service
     * @param asOf when they were last looked at
     */
    record HealthAnswer(String status, List<ServiceReport> services, Instant asOf) {}
}
