package io.dynamote.web.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One look at everything behind the door.
 *
 * @param asOf when
 * @param services each service, the portal itself first
 * @param cluster what is known of the cluster; null before the first answer
 */
public record Observation(
        Instant asOf,
        List<ServiceReport> services,
        @Nullable ClusterReport cluster) {

    public Observation {
        services = List.copyOf(services);
    }

    /** The first service that does not answer. */
    public Optional<ServiceReport> down() {
        return services.stream()
                .filter(service -> service.status() == ServiceReport.Status.DOWN)
                .findFirst();
    }

    /** Services that answer, but cannot reach this dependency. */
    public List<ServiceReport> without(String dependency) {
        return services.stream()
                .filter(service -> service.dependency(dependency)
                        .filter(found -> !found.up())
                        .isPresent())
                .toList();
    }

    /** The report of one service. */
    public Optional<ServiceReport> service(String name) {
        return services.stream().filter(report -> report.service().equals(name)).findFirst();
    }

    boolean looksLike(Observation other) {
        if (services.size() != other.services.size() || (cluster == null) != (other.cluster == null)) {
            return false;
        }
        for (int i = 0; i < services.size(); i++) {
            if (!services.get(i).looksLike(other.services.get(i))) {
                return false;
            }
        }
        return cluster == null || other.cluster == null || cluster.looksLike(other.cluster);
    }
}
