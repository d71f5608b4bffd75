package io.dynamote.web.alert;

import java.time.Instant;
import java.util.Optional;

import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ServiceReport;
import io.dynamote.web.upstream.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * Why no alert is evaluated now: without alert-service, or while that cannot reach where it stores or hears what it works on.
 * What Kafka holds of alerts is old then, however well Kafka does.
 *
 * @param reason in a sentence
 * @param until when alerts were evaluated last; null if that is not known
 */
record Standstill(String reason, @Nullable Instant until) {

    private static final String THEN = ", so nothing is evaluated: this is the last known state.";

    /** Empty while alerts are evaluated, or nothing is known against it. */
    static Optional<Standstill> of(Observation now) {
        return now.service(Upstream.ALERT.service()).flatMap(Standstill::of);
    }

    private static Optional<Standstill> of(ServiceReport report) {
        return switch (report.status()) {
            case UP, UNKNOWN -> Optional.empty();
            case DOWN -> Optional.of(new Standstill("alert-service does not answer" + THEN, report.lastContact()));
            case DEGRADED ->
                report.dependencies().stream()
                        .filter(dependency -> !dependency.up())
                        .findFirst()
                        .map(dependency -> new Standstill(
                                "alert-service cannot reach " + name(dependency) + THEN,
                                dependency.lastContact() == null ? dependency.since() : dependency.lastContact()));
        };
    }

    private static String name(ServiceReport.Dependency dependency) {
        return switch (dependency.name()) {
            case "postgres" -> "its database";
            case "kafka" -> "Kafka";
            default -> dependency.name();
        };
    }
}
