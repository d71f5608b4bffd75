package io.dynamote.web.alert;

import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /alerts}: what is wrong now. */
@Controller("/alerts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertListController {

    private static final Head HEAD = new Head("Alerts", Section.ALERTS, List.of(AlertTopics.LIST));

    private final Alerts alerts;
    private final Pages pages;

    AlertListController(Alerts alerts, Pages pages) {
        this.alerts = alerts;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        Map<String, Object> model = AlertListModel.of(alerts.list(), AlertFilter.of(Query.of(request.getUri())));
        return Pages.wantsPart(request, "results")
                ? pages.part("alerts", "results", model)
                : pages.page(request, HttpStatus.OK, HEAD, "alerts", model);
    }
}
