package io.dynamote.web.runbook;

import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
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

/** {@code /runbooks}: what to do, by the name of the rule that fires. */
@Controller("/runbooks")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RunbookController {

    private final Runbooks runbooks;
    private final Pages pages;

    RunbookController(Runbooks runbooks, Pages pages) {
        this.runbooks = runbooks;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> all(HttpRequest<?> request) {
        return page(request, HttpStatus.OK, "Runbooks", runbooks.all());
    }

    /** One of them; for a rule that has none, all of them and that it has none. */
    @Get("/{rule}")
    HttpResponse<String> show(HttpRequest<?> request, String rule) {
        return runbooks.find(rule)
                .map(found -> page(request, HttpStatus.OK, rule, List.of(found)))
                .orElseGet(() -> page(request, HttpStatus.NOT_FOUND, "No such runbook", runbooks.all()));
    }

    private HttpResponse<String> page(HttpRequest<?> request, HttpStatus status, String title, List<Runbook> shown) {
        Head head = new Head(title, Section.ALERTS, List.of());
        Map<String, Object> model = Map.of("title", title, "runbooks", shown, "isOne", shown.size() == 1);
        return pages.page(request, status, head, "runbook", model);
    }
}
