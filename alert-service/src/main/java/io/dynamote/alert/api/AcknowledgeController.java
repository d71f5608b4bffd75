package io.dynamote.alert.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.dynamote.alert.delivery.Deliveries;
import io.dynamote.alert.delivery.Delivery;
import io.dynamote.alert.dispatch.AcknowledgeLinks;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentHistory;
import io.dynamote.alert.incident.IncidentState;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.alert.state.Alert;
import io.dynamote.runtime.actor.Actor;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * The link of a message by which its reader takes on what it tells of. Looking at it changes nothing, as chats and mail
 * programs look at links by themselves; its button does.
 */
@Controller("/api/alerts/acknowledge")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcknowledgeController {

    private static final String HTML = "text/html;charset=utf-8";

    private final AcknowledgeLinks links;
    private final Deliveries deliveries;
    private final IncidentHistory history;
    private final Incidents incidents;

    AcknowledgeController(AcknowledgeLinks links, Deliveries deliveries, IncidentHistory history, Incidents incidents) {
        this.links = links;
        this.deliveries = deliveries;
        this.history = history;
        this.incidents = incidents;
    }

    @Get(produces = HTML)
    HttpResponse<String> show(@QueryValue String token) {
        Delivery message = message(token);
        return page(
                AcknowledgePage.question(message.notification().destination().receiver(), firing(message), token));
    }

    /** Acknowledges what still fires of the message, in the name of its receiver: who clicked is not known. */
    @Post(consumes = MediaType.ALL, produces = HTML)
    HttpResponse<String> acknowledge(@QueryValue String token) {
        Delivery message = message(token);
        Actor by = actor(message.notification().destination().receiver());
        List<Incident> open = firing(message).stream()
                .filter(incident -> incident.state() instanceof IncidentState.Firing)
                .toList();
        open.forEach(incident -> incidents.acknowledge(incident.id(), by, "by the link in a message"));
        return page(AcknowledgePage.done(open.size()));
    }

    private Delivery message(String token) {
        UUID id = links.message(token).orElseThrow(AlertException.Link::new);
        return deliveries.find(id).orElseThrow(AlertException.Link::new);
    }

    /** The incidents of which the message told, as far as they still fire; later ones of the same alerts are not meant. */
    private List<Incident> firing(Delivery message) {
        List<Incident> found = new ArrayList<>();
        for (Alert alert : message.notification().alerts()) {
            history.newest(alert.fingerprint())
                    .filter(incident -> incident.state() instanceof IncidentState.Fired fired
                            && same(fired.firedAt(), alert.startsAt()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static boolean same(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Actor actor(String receiver) {
        return new Actor(receiver.replaceAll("[^\\p{L}\\p{N}._@+ -]", "-"));
    }

    private static HttpResponse<String> page(String html) {
        return HttpResponse.ok(html)
                .contentType(MediaType.of(HTML))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
