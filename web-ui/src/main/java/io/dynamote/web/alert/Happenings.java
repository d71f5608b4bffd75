package io.dynamote.web.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a job or a deployment around an alert on it, from the service that owns it. Of these no course of figures
 * is kept, and their figures are states: what happened says more than a line that goes from 0 to 1.
 */
@Singleton
final class Happenings {

    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofMinutes(30);
    private static final int MOST = 40;

    private final ServiceClient services;

    Happenings(ServiceClient services) {
        this.services = services;
    }

    /** Newest first, with the alert between them; empty if the alert is on nothing to which things happen. */
    Optional<Answer<List<Happening>>> around(AlertState alert) {
        AlertState.Entity entity = alert.entity();
        if (entity == null) {
            return Optional.empty();
        }
        return switch (entity.kind()) {
            case JOB -> Optional.of(ofJob(entity.name()).map(all -> together(alert, all)));
            case DEPLOYMENT -> Optional.of(ofDeployment(entity.name()).map(all -> together(alert, all)));
            case HOST, TRAFFIC -> Optional.empty();
        };
    }

    private Answer<List<Happening>> ofJob(String id) {
        String path = "/api/jobs/" + QueryString.encode(id).replace("%2F", "/");
        return services.get(Upstream.TELEMETRY, path, JobEvents.class).map(JobEvents::happenings);
    }

    private Answer<List<Happening>> ofDeployment(String key) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            return new Answer.Found<>(List.of());
        }
        String path = "/api/deployments/" + QueryString.encode(key.substring(slash + 1)) + "/history?namespace="
                + QueryString.encode(key.substring(0, slash)) + "&limit=200";
        return services.get(Upstream.DEPLOYMENT, path, DeploymentHistory.class).map(DeploymentHistory::happenings);
    }

    /** Those around the alert, and the alert. */
    static List<Happening> together(AlertState alert, List<Happening> all) {
        Instant from = alert.activeAt().minus(BEFORE);
        Instant to = alert.endsAt() == null ? Instant.MAX : alert.endsAt().plus(AFTER);
        List<Happening> around = new ArrayList<>(all.stream()
                .filter(each -> !each.at().isBefore(from) && !each.at().isAfter(to))
                .toList());
        if (alert.startsAt() != null) {
            around.add(Happening.fired(alert.startsAt(), alert.name()));
        }
        if (alert.endsAt() != null) {
            around.add(Happening.over(alert.endsAt(), alert.name()));
        }
        return around.stream()
                .sorted(Comparator.comparing(Happening::at).reversed())
                .limit(MOST)
                .toList();
    }

    /** The fields of a job's page that are read. */
    record JobEvents(@Nullable List<Event> events) {

        /** Something that happened to it. */
        record Event(
                Instant at,
                int attempt,
                @Nullable String status,
                @Nullable String message) {}

        List<Happening> happenings() {
            return Stream.ofNullable(events)
                    .flatMap(List::stream)
                    .map(event -> Happening.ofJob(
                            event.at(),
                            String.valueOf(event.status()),
                            AlertWords.capital(String.valueOf(event.message()))
                                    + (event.attempt() > 1 ? " (attempt " + event.attempt() + ")" : "")))
                    .toList();
        }
    }

    /** The fields of a deployment's history that are read. */
    record DeploymentHistory(@Nullable List<Item> items) {

        /** Something that happened to it. */
        record Item(
                Instant at,
                @Nullable Integer revision,
                @Nullable String phase,
                @Nullable String message) {

            private String text() {
                String said = message == null || message.isBlank() ? "" : message;
                String head = phase == null ? "" : said.isEmpty() ? phase : phase + ": ";
                return head + said + (revision == null ? "" : " (revision " + revision + ")");
            }
        }

        List<Happening> happenings() {
            return Stream.ofNullable(items)
                    .flatMap(List::stream)
                    .map(item -> Happening.ofDeployment(item.at(), String.valueOf(item.phase()), item.text()))
                    .toList();
        }
    }
}
