package io.dynamote.alert.api;

import java.time.Clock;
import java.util.List;

import io.dynamote.alert.incident.Contract;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentHistory;
import io.dynamote.alert.label.Fingerprint;
import io.dynamote.events.alert.AlertState;
import io.dynamote.runtime.page.Page;
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

/** {@code /api/alerts}: what is wrong now. */
@Controller("/api/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {

    private final IncidentHistory history;
    private final Acknowledgements acknowledgements;
    private final Contract contract;
    private final AlertCounts counts;
    private final Clock clock;

    AlertController(
            IncidentHistory history,
            Acknowledgements acknowledgements,
            Contract contract,
            AlertCounts counts,
            Clock clock) {
        this.history = history;
        this.acknowledgements = acknowledgements;
        this.contract = contract;
        this.counts = counts;
        this.clock = clock;
    }

    @Get
    Page<AlertState> list(HttpRequest<?> request) {
        Parameters in = Parameters.of(request);
        List<Incident> found = history.page(IncidentFilter.of(in, IncidentFilter.ACTIVE));
        return Page.current(
                found.stream().limit(in.limit()).map(contract::state).toList(),
                IncidentFilter.next(found, in.limit()),
                clock.instant());
    }

    @Get("/counts")
    AlertCounts.View counts() {
        return counts.now();
    }

    /** The alert, or how it was when it last came. */
    @Get("/{fingerprint}")
    AlertState show(String fingerprint) {
        return contract.state(find(fingerprint));
    }

    @Post(uri = "/{fingerprint}/acknowledge", consumes = MediaType.ALL)
    HttpResponse<byte[]> acknowledge(HttpRequest<?> request, String fingerprint, @Nullable @Body String body) {
        return acknowledgements.add(request, body, () -> find(fingerprint).id());
    }

    @Post(uri = "/{fingerprint}/unacknowledge", consumes = MediaType.ALL)
    HttpResponse<byte[]> unacknowledge(HttpRequest<?> request, String fingerprint, @Nullable @Body String body) {
        return acknowledgements.remove(request, body, () -> find(fingerprint).id());
    }

    private Incident find(String fingerprint) {
        if (!fingerprint.matches("[0-9a-f]{16}")) {
            throw new AlertException.NotFound("alert", fingerprint);
        }
        return history.newest(new Fingerprint(Long.parseUnsignedLong(fingerprint, 16)))
                .orElseThrow(() -> new AlertException.NotFound("alert", fingerprint));
    }
}
