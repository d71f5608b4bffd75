package io.dynamote.web.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Labels;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
import io.dynamote.web.state.Listing;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /} and {@code /catalog}: the models. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CatalogController {

    private static final Head HEAD = new Head("Catalog", Section.CATALOG, List.of("view:models"));
    private static final List<Choice> ENGINES = List.of(
            new Choice("vllm", Labels.engine("vllm")),
            new Choice("sglang", Labels.engine("sglang")),
            new Choice("trtllm", Labels.engine("trtllm")));
    private static final List<Choice> TASKS = List.of(
            new Choice("chat", Labels.task("chat")), new Choice("text-generation", Labels.task("text-generation")));

    private final Models models;
    private final ServedHere served;
    private final Pages pages;

    CatalogController(Models models, ServedHere served, Pages pages) {
        this.models = models;
        this.served = served;
        this.pages = pages;
    }

    @Get(uris = {"/", "/catalog"})
    HttpResponse<String> show(HttpRequest<?> request) {
        CatalogFilter filter = CatalogFilter.of(Query.of(request.getUri()));
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("engines", ENGINES);
        model.put("tasks", TASKS);
        model.put("sizes", SizeRange.values());
        switch (models.list()) {
            case Listing.Loading<Model> _ -> model.put("state", "loading");
            case Listing.Failed<Model> failed -> {
                model.put("state", "failed");
                model.put("reason", failed.reason());
            }
            case Listing.Loaded<Model> loaded -> fill(loaded, filter, model);
        }
        if (Pages.wantsPart(request, "results")) {
            return pages.part("catalog", "results", model);
        }
        return Pages.wantsPart(request, "more")
                ? pages.part("catalog", "cards", model)
                : pages.page(request, HttpStatus.OK, HEAD, "catalog", model);
    }

    private void fill(Listing.Loaded<Model> loaded, CatalogFilter filter, Map<String, Object> model) {
        List<Model> found = filter.apply(loaded.items());
        int from = Math.min((filter.page() - 1) * CatalogFilter.PAGE, found.size());
        int to = Math.min(from + CatalogFilter.PAGE, found.size());
        model.put("state", loaded.items().isEmpty() ? "empty" : found.isEmpty() ? "none" : "full");
        model.put("caveat", loaded.caveat());
        model.put("asOf", loaded.asOf());
        model.put("total", found.size());
        model.put("all", loaded.items().size());
        model.put(
                "cards",
                found.subList(from, to).stream()
                        .map(each -> new ModelCard(each, served.of(each.id())))
                        .toList());
        model.put("more", to < found.size() ? filter.next().href() : null);
    }

    /** A value to filter by and its label. */
    record Choice(String key, String label) {}
}
