package io.dynamote.web.alert;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Listings;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads from alert-service who is told how, what is silenced, and what was. */
@Singleton
final class Alerting {

    private final ServiceClient services;
    private final Alerts alerts;
    private final Listings listings;
    private final Clock clock;

    Alerting(ServiceClient services, Alerts alerts, Listings listings, Clock clock) {
        this.services = services;
        this.alerts = alerts;
        this.listings = listings;
        this.clock = clock;
    }

    Answer<List<SilenceView>> silences() {
        return services.list(Upstream.ALERT, "/api/silences", SilenceView.class);
    }

    Answer<List<ReceiverView>> receivers() {
        return services.get(Upstream.ALERT, "/api/receivers", JsonNode.class)
                .map(answer -> StreamSupport.stream(answer.path("items").spliterator(), false)
                        .map(ReceiverView::of)
                        .toList());
    }

    /** The tree of routes, with those that take the alert of a question. */
    Answer<RouteTree> routes(RouteQuestion question) {
        return services.get(Upstream.ALERT, "/api/alerting/routes" + question.query(), RouteTree.class);
    }

    /** Alerts to choose from. */
    List<AlertState> active() {
        return alerts.held();
    }

    /** Routes, receivers, inhibition and time intervals as one file. */
    Answer<String> file() {
        return services.text(Upstream.ALERT, "/api/alerting", "application/yaml");
    }

    Answer<DeliveryPage> deliveries(QueryString query) {
        return services.get(Upstream.ALERT, "/api/deliveries" + query, DeliveryPage.class);
    }

    Answer<IncidentPage> history(QueryString query) {
        return services.get(Upstream.ALERT, "/api/incidents" + query, IncidentPage.class);
    }

    /** The whole history that a query asks for, as lines, while it is read. */
    HttpResponse<InputStream> export(QueryString query) {
        return services.exchange(
                Upstream.ALERT, "/api/incidents" + query, request -> request.header("Accept", "text/csv"));
    }

    /** An active alert from which a silence or a question begins. */
    Optional<AlertState> alert(String fingerprint) {
        return alerts.held(fingerprint);
    }

    boolean warmingUp() {
        return listings.warmingUp();
    }

    Instant now() {
        return clock.instant();
    }

    /** The fields of a page of deliveries that are read. */
    record DeliveryPage(List<DeliveryView> items, @Nullable String nextCursor) {
        DeliveryPage {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** The fields of a page of incidents that are read. */
    record IncidentPage(List<AlertState> items, @Nullable String nextCursor) {
        IncidentPage {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
