package io.dynamote.web.job;

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

/** {@code /jobs}: what is under way and what has ended. */
@Controller("/jobs")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class JobController {

    private static final Head BOARD = new Head("Jobs", Section.JOBS, List.of(JobViews.TOPIC));
    private static final Head ARCHIVE = new Head("Archive of jobs", Section.JOBS, List.of());

    private final Jobs jobs;
    private final Pages pages;

    JobController(Jobs jobs, Pages pages) {
        this.jobs = jobs;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request) {
        Query query = Query.of(request.getUri());
        String state = query.text("state").equals("archived") ? "archived" : "";
        Jobs.Asked asked = new Jobs.Asked(state, query.text("q"), query.text("cursor"));
        Map<String, Object> model = jobs.model(asked);
        if (!asked.archive()) {
            jobs.addEvents(model);
        }
        return Pages.wantsPart(request, "results")
                ? pages.part("jobs", "results", model)
                : pages.page(request, HttpStatus.OK, asked.archive() ? ARCHIVE : BOARD, "jobs", model);
    }
}
