package io.dynamote.web.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Health of one service as the portal sees it.
 *
 * @param service name
 * @param status what is known
 * @param message the reason in words; null if there is nothing to say
 * @param since when this status began
 * @param lastContact when it last answered; null if it never has
 * @param dependencies what it depends on, as it last said itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceReport(
        String service,
        Status status,
        @Nullable String message,
        Instant since,
        @Nullable Instant lastContact,
        List<Dependency> dependencies) {

    public ServiceReport {
        dependencies = List.copyOf(dependencies);
    }

    /** What is known of a service. */
    public enum Status {
        @JsonProperty("up")
        UP,
        /** It answers, but something that it depends on does not. */
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("down")
        DOWN,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * Something that a service depends on.
     *
     * @param name for example {@code postgres}
     * @param status {@code up}, {@code down} or {@code unknown}
     * @param message the reason in words
     * @param since when this status began
     * @param lastContact when it last answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dependency(
            String name,
            String status,
            @Nullable String message,
            @Nullable Instant since,
            @Nullable Instant lastContact) {

        /** Whether it can be reached. */
        public boolean up() {
            return status.equals("up");
        }
    }

    /** What it last said of one that it depends on. */
    public Optional<Dependency> dependency(String name) {
        return dependencies.stream()
                .filter(dependency -> dependency.name().equals(name))
                .findFirst();
    }

    static ServiceReport unknown(String service, Instant now) {
        return new ServiceReport(service, Status.UNKNOWN, null, now, null, List.of());
    }

    /** The report after an answer. */
    ServiceReport answered(List<Dependency> now, Instant at) {
        List<String> away = now.stream()
                .filter(dependency -> !dependency.up())
                .map(Dependency::name)
                .toList();
        Status found = away.isEmpty() ? Status.UP : Status.DEGRADED;
        String reason = away.isEmpty() ? null : String.join(", ", away) + " cannot be reached";
        return new ServiceReport(service, found, reason, found == status ? since : at, at, now);
    }

    /** The report after silence. What the service last said of its dependencies is out of date, so it is dropped. */
    ServiceReport silent(String reason, Instant at) {
        return new ServiceReport(
                service, Status.DOWN, reason, status == Status.DOWN ? since : at, lastContact, List.of());
    }

    /** Whether a viewer would see a difference; the time of the last contact alone is none while it answers. */
    boolean looksLike(ServiceReport other) {
        return status == other.status
                && since.equals(other.since)
                && dependencies.stream()
                        .map(Dependency::status)
                        .toList()
                        .equals(other.dependencies.stream()
                                .map(Dependency::status)
                                .toList());
    }
}
