package io.dynamote.alert.api;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.incident.Contract;
import io.dynamote.alert.incident.ExportFormat;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentExport;
import io.dynamote.alert.incident.IncidentHistory;
import io.dynamote.alert.incident.IncidentId;
import io.dynamote.alert.incident.IncidentQuery;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/incidents}: what was wrong, and what happened. */
@Controller("/api/incidents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IncidentController {

    private static final MediaType CSV = MediaType.of("text/csv");
    private static final int MOST_LINES = 1_000;

    private final IncidentHistory history;
    private final IncidentExport export;
    private final Incidents incidents;
    private final Acknowledgements acknowledgements;
    private final Contract contract;
    private final Writes writes;
    private final ObjectMapper json;
    private final Clock clock;

    IncidentController(
            IncidentHistory history,
            IncidentExport export,
            Incidents incidents,
            Acknowledgements acknowledgements,
            Contract contract,
            Writes writes,
            ObjectMapper json,
            Clock clock) {
        this.history = history;
        this.export = export;
        this.incidents = incidents;
        this.acknowledgements = acknowledgements;
        this.contract = contract;
        this.writes = writes;
        this.json = json;
        this.clock = clock;
    }

    /** A page as JSON; as CSV all pages, made while they are sent. */
    @Get(produces = {MediaType.APPLICATION_JSON, "text/csv"})
    HttpResponse<?> list(HttpRequest<?> request) throws IOException {
        Parameters in = Parameters.of(request);
        IncidentQuery query = IncidentFilter.of(in, Set.of());
        if (request.accept().stream().anyMatch(CSV::equals)) {
            return HttpResponse.ok(new StreamedFile(export.export(query, ExportFormat.CSV), CSV))
                    .contentType(CSV)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"incidents.csv\"");
        }
        List<Incident> found = history.page(query);
        return HttpResponse.ok(Page.current(
                        found.stream().limit(in.limit()).map(contract::state).toList(),
                        IncidentFilter.next(found, in.limit()),
                        clock.instant()))
                .contentType(MediaType.APPLICATION_JSON);
    }

    /** One with its timeline, oldest first. */
    @Get("/{id}")
    ObjectNode show(UUID id) {
        IncidentId incident = new IncidentId(id);
        ObjectNode view = json.valueToTree(
                contract.state(history.find(incident).orElseThrow(() -> new AlertException.NotFound("incident", id))));
        view.set("timeline", json.valueToTree(history.timeline(incident, 0, MOST_LINES)));
        return view;
    }

    @Post(uri = "/{id}/acknowledge", consumes = MediaType.ALL)
    HttpResponse<byte[]> acknowledge(HttpRequest<?> request, UUID id, @Nullable @Body String body) {
        return acknowledgements.add(request, body, () -> new IncidentId(id));
    }

    @Post(uri = "/{id}/unacknowledge", consumes = MediaType.ALL)
    HttpResponse<byte[]> unacknowledge(HttpRequest<?> request, UUID id, @Nullable @Body String body) {
        return acknowledgements.remove(request, body, () -> new IncidentId(id));
    }

    @Post(uri = "/{id}/notes", consumes = MediaType.ALL)
    HttpResponse<byte[]> note(HttpRequest<?> request, UUID id, @Body byte @Nullable [] body) {
        String note = Notes.required(body);
        return writes.once(
                request,
                body,
                HttpStatus.CREATED,
                () -> contract.state(incidents.note(new IncidentId(id), writes.actor(request), note)));
    }
}
