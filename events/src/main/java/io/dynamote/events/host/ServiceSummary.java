package io.dynamote.events.host;

import java.util.List;

/** One word for all services of a host. */
public enum ServiceSummary {
    /** Each service runs, was stopped by its user or is in maintenance. */
    HEALTHY,
    /** A service is on its way up or down, is not known to the host, or its state is not known. */
    DEGRADED,
    /** A service has failed. */
    FAILED;

    /** The summary; services in maintenance and stopped ones do not count. */
    public static ServiceSummary of(List<Service> services) {
        return services.stream()
                .filter(service -> !service.maintenance())
                .map(service -> of(service.status()))
                .reduce(HEALTHY, (worst, next) -> worst.compareTo(next) >= 0 ? worst : next);
    }

    private static ServiceSummary of(Service.Status status) {
        return switch (status) {
            case RUNNING, STOPPED -> HEALTHY;
            case STARTING, STOPPING, MISSING, UNKNOWN -> DEGRADED;
            case FAILED -> FAILED;
        };
    }
}
