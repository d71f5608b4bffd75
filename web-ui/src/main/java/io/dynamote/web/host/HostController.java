package io.dynamote.web.host;

import java.util.List;
import java.util.Map;

import io.dynamote.web.alert.LastAlerts;
import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Section;
import io.dynamote.web.page.Span;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /hosts}: all hosts, one of them, and those that are read in two ways. */
@Controller("/hosts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HostController {

    private static final Head HEAD = new Head("Hosts", Section.HOSTS, List.of(HostViews.ALL));
    private static final Head COMPARE = new Head("Agent beside poll", Section.HOSTS, List.of());

    private final Hosts hosts;
    private final LastAlerts alerts;
    private final Pages pages;

    HostController(Hosts hosts, LastAlerts alerts, Pages pages) {
        this.hosts = hosts;
        this.alerts = alerts;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        Map<String, Object> model = HostModel.overview(hosts.list(), alerts::on);
        return Pages.wantsPart(request, "results")
                ? pages.part("hosts", "results", model)
                : pages.page(request, HttpStatus.OK, HEAD, "hosts", model);
    }

    @Get("/compare")
    HttpResponse<String> compare(HttpRequest<?> request) {
        Map<String, Object> model = Comparison.model(hosts.compare(), hosts.warmingUp());
        return Pages.wantsPart(request, "results")
                ? pages.part("hosts-compare", "results", model)
                : pages.page(request, HttpStatus.OK, COMPARE, "hosts-compare", model);
    }

    @Get("/{id}")
    HttpResponse<String> show(HttpRequest<?> request, String id) {
        Map<String, Object> model = HostModel.one(id, hosts.one(id), alerts.on(id), hosts.warmingUp(), hosts.now());
        Span span = Span.of(Query.of(request.getUri()), hosts.now());
        model.put("span", span);
        model.put("path", "/hosts/" + QueryString.encode(id));
        if (Pages.wantsPart(request, "results")) {
            return pages.part("host", "results", model);
        }
        model.put("ranges", Span.Range.values());
        Head head = new Head(
                model.get("row") instanceof HostRow row ? row.of().label() : id,
                Section.HOSTS,
                List.of(HostViews.ONE + QueryString.encode(id)));
        HttpStatus status = "missing".equals(model.get("state")) ? HttpStatus.NOT_FOUND : HttpStatus.OK;
        return pages.page(request, status, head, "host", model);
    }
}
