package io.dynamote.telemetry.host;

import io.dynamote.events.host.Service;

/** What a service counts as. A service that its user stopped, or on which someone works, is no fault. */
enum ServiceHealth {
    HEALTHY,
    DEGRADED,
    FAILED,
    STOPPED;

    static ServiceHealth of(Service service) {
        if (service.maintenance()) {
            return service.status() == Service.Status.RUNNING ? HEALTHY : STOPPED;
        }
        return switch (service.status()) {
            case RUNNING -> HEALTHY;
            case STOPPED -> STOPPED;
            case STARTING, STOPPING, MISSING, UNKNOWN -> DEGRADED;
            case FAILED -> FAILED;
        };
    }
}
