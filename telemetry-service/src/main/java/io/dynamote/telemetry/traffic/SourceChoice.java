package io.dynamote.telemetry.traffic;

import java.util.Set;
import java.util.function.Predicate;

import io.dynamote.events.traffic.TrafficSource;

/**
 * Whose word is taken for a deployment. A gateway and the frontend behind it tell of the same requests, so only one of
 * them may be added up: the gateway, which tells of each request, if any gateway told of the deployment within the time
 * that is looked at; else the frontend.
 */
public final class SourceChoice {

    private final Predicate<String> isToldByGateway;

    private SourceChoice(Predicate<String> isToldByGateway) {
        this.isToldByGateway = isToldByGateway;
    }

    /**
     * The choice for a span of time.
     *
     * @param deploymentsOfGateways deployments of which a gateway told within it, as {@code namespace/name}
     */
    public static SourceChoice of(Set<String> deploymentsOfGateways) {
        return of(Set.copyOf(deploymentsOfGateways)::contains);
    }

    /** As {@link #of(Set)}, asked deployment by deployment. */
    static SourceChoice of(Predicate<String> isToldByGateway) {
        return new SourceChoice(isToldByGateway);
    }

    /** Whether what this source told of a deployment is added up. */
    public boolean takes(TrafficSource source, String deployment) {
        return switch (source) {
            case GATEWAY -> true;
            case FRONTEND -> !isToldByGateway.test(deployment);
        };
    }
}
