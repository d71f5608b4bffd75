package io.dynamote.web.reference;

import java.util.HashMap;
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

/** {@code /reference}: every operation of the API with its fields and a command that works as pasted. */
@Controller("/reference")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReferenceController {

    private static final Head HEAD = new Head("API", Section.REFERENCE, List.of());

    private final Reference reference;
    private final Pages pages;

    ReferenceController(Reference reference, Pages pages) {
        this.reference = reference;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request) {
        String q = Query.of(request.getUri()).text("q");
        List<OperationGroup> groups = reference.search(q);
        Map<String, Object> model = new HashMap<>();
        model.put("q", q);
        model.put("groups", groups);
        model.put("topics", reference.topics(q));
        model.put("principles", reference.principles());
        model.put("origin", Origin.of(request));
        model.put(
                "found",
                groups.stream().mapToInt(group -> group.operations().size()).sum());
        return Pages.wantsPart(request, "results")
                ? pages.part("reference", "results", model)
                : pages.page(request, HttpStatus.OK, HEAD, "reference", model);
    }
}
