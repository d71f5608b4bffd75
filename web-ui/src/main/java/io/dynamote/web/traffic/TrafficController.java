package io.dynamote.web.traffic;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
import io.dynamote.web.page.Span;
import io.dynamote.web.upstream.Answer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /traffic}: how models are used, live and over any time that history keeps. */
@Controller("/traffic")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrafficController {

    private static final Head HEAD = new Head("Traffic", Section.TRAFFIC, List.of());

    private final Traffic traffic;
    private final Pages pages;
    private final Clock clock;

    TrafficController(Traffic traffic, Pages pages, Clock clock) {
        this.traffic = traffic;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request) {
        TrafficQuery query = TrafficQuery.of(Query.of(request.getUri()), clock.instant());
        Map<String, Object> model = new HashMap<>();
        model.put("query", query);
        Answer<List<TrafficRow>> rows = traffic.rows(query);
        model.put("rows", rows.orElse(List.of()));
        model.put("rowsTrouble", rows.trouble());
        model.put("columns", TrafficQuery.COLUMNS);
        model.put("dimensions", Dimension.values());
        if (Pages.wantsPart(request, "breakdown")) {
            return pages.part("traffic", "breakdown", model);
        }
        model.put("panel", traffic.panel(query.scope(), query.span()));
        if (Pages.wantsPart(request, "results")) {
            return pages.part("traffic", "results", model);
        }
        model.put("ranges", Span.Range.values());
        model.put("choices", choices(query.scope()));
        return pages.page(request, HttpStatus.OK, HEAD, "traffic", model);
    }

    /** What lies over any page when somebody wants to see how things go. */
    @Get("/dashboard")
    HttpResponse<String> dashboard() {
        return pages.part("dashboard", Map.of("panel", traffic.live(Scope.ALL)));
    }

    private Map<Dimension, List<Scope>> choices(Scope chosen) {
        Map<Dimension, List<Scope>> choices = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            List<Scope> scopes = new ArrayList<>(traffic.known(dimension));
            if (dimension.holds(chosen.text()) && !scopes.contains(chosen)) {
                scopes.add(chosen);
            }
            choices.put(dimension, scopes);
        }
        return choices;
    }
}
