package io.dynamote.alert.alertmanager;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import io.dynamote.alert.incident.ForeignAlerts;
import io.dynamote.runtime.input.JsonBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/alerts}: other systems send alerts here; tools read all that fire, whoever raised them. */
@Controller("/api/v2/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsController {

    private final ForeignAlerts foreign;
    private final Situations situations;
    private final Clock clock;

    AlertsController(ForeignAlerts foreign, Situations situations, Clock clock) {
        this.foreign = foreign;
        this.situations = situations;
        this.clock = clock;
    }

    @Get
    List<AlertView> list(HttpRequest<?> request) {
        return alerts(situations.now(), AlertChoice.of(request));
    }

    @Get("/groups")
    List<AlertGroup> groups(HttpRequest<?> request) {
        Situation situation = situations.now();
        AlertChoice choice = AlertChoice.of(request);
        return AlertGroup.of(alerts(situation, choice), situation, choice);
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<?> post(@Body byte @Nullable [] body) {
        foreign.take(PostedAlerts.read(JsonBody.parse(body), clock.instant()));
        return HttpResponse.ok();
    }

    private static List<AlertView> alerts(Situation situation, AlertChoice choice) {
        return situation.firing().stream()
                .filter(incident -> choice.wants(incident.labels()))
                .map(incident -> AlertView.of(incident, situation))
                .filter(choice::wants)
                .sorted(Comparator.comparing(AlertView::fingerprint))
                .toList();
    }
}
