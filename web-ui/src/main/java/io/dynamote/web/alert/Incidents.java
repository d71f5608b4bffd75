package io.dynamote.web.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Listings;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;

/** Reads incidents and the rules that raised them from alert-service. */
@Singleton
final class Incidents {

    private final ServiceClient services;
    private final Alerts alerts;
    private final Listings listings;
    private final ObjectMapper json;
    private final Clock clock;

    Incidents(ServiceClient services, Alerts alerts, Listings listings, ObjectMapper json, Clock clock) {
        this.services = services;
        this.alerts = alerts;
        this.listings = listings;
        this.json = json;
        this.clock = clock;
    }

    /** One incident with its timeline. */
    Answer<IncidentAnswer> find(String id) {
        return services.get(Upstream.ALERT, "/api/incidents/" + QueryString.encode(id), JsonNode.class)
                .then(this::read);
    }

    private Answer<IncidentAnswer> read(JsonNode answer) {
        try {
            AlertState alert = json.treeToValue(answer, AlertState.class);
            List<JsonNode> items = StreamSupport.stream(answer.path("timeline").spliterator(), false)
                    .toList();
            List<TimelineItem> timeline = json.convertValue(
                    items, json.getTypeFactory().constructCollectionType(List.class, TimelineItem.class));
            return new Answer.Found<>(new IncidentAnswer(
                    alert,
                    timeline.stream()
                            .sorted(Comparator.comparing(TimelineItem::at).reversed())
                            .toList()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Answer.Unavailable<>(
                    Upstream.ALERT.service(), "alert-service answered what cannot be read: " + e.getMessage());
        }
    }

    /** The incident as far as Kafka has told. */
    Optional<AlertState> held(String id) {
        return alerts.heldIncident(id);
    }

    /** The rule as it was when it raised the alert, or as it is now if that is not known. */
    Optional<RuleView> rule(AlertState.Rule rule) {
        String path = "/api/rules/" + QueryString.encode(rule.id());
        Versions versions =
                services.get(Upstream.ALERT, path + "/versions", Versions.class).orElse(new Versions(List.of()));
        return versions.items().stream()
                .filter(version -> version.revision() == rule.revision())
                .findFirst()
                .or(() -> Optional.ofNullable(services.get(Upstream.ALERT, path, RuleView.class)
                        .map(Optional::of)
                        .orElse(Optional.empty())
                        .orElse(null)));
    }

    boolean warmingUp() {
        return listings.warmingUp();
    }

    Instant now() {
        return clock.instant();
    }

    /** The fields of a rule's versions that are read. */
    record Versions(List<RuleView> items) {
        Versions {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
