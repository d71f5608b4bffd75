package io.dynamote.web.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Section;
import io.dynamote.web.runbook.Runbooks;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /alerts/incidents/{id}}: one occurrence of an alert. */
@Controller("/alerts/incidents")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IncidentController {

    private final Incidents incidents;
    private final Happenings happenings;
    private final Runbooks runbooks;
    private final Pages pages;

    IncidentController(Incidents incidents, Happenings happenings, Runbooks runbooks, Pages pages) {
        this.incidents = incidents;
        this.happenings = happenings;
        this.runbooks = runbooks;
        this.pages = pages;
    }

    @Get("/{id}")
    HttpResponse<String> show(HttpRequest<?> request, String id) {
        Map<String, Object> model = IncidentModel.of(id, incidents.find(id), incidents.held(id), incidents.warmingUp());
        String name = id;
        if (model.get("row") instanceof AlertRow row) {
            name = row.name();
            Optional<RuleView> rule = Optional.ofNullable(row.of().rule()).flatMap(incidents::rule);
            IncidentModel.addRule(model, rule, Query.of(request.getUri()), incidents.now());
            runbooks.find(row.of().rule() == null ? "" : row.name()).ifPresent(found -> model.put("runbook", found));
            happenings.around(row.of()).ifPresent(found -> IncidentModel.addHappenings(model, found));
        }
        if (Pages.wantsPart(request, "results")) {
            return pages.part("incident", "results", model);
        }
        Head head = new Head(name, Section.ALERTS, List.of(IncidentViews.ONE + QueryString.encode(id)));
        HttpStatus status = "missing".equals(model.get("state")) ? HttpStatus.NOT_FOUND : HttpStatus.OK;
        return pages.page(request, status, head, "incident", model);
    }
}
