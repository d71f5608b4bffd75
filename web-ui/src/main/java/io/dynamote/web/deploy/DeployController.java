package io.dynamote.web.deploy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamote.web.WebProperties;
import io.dynamote.web.catalog.Model;
import io.dynamote.web.catalog.ModelCard;
import io.dynamote.web.catalog.Models;
import io.dynamote.web.catalog.ServedHere;
import io.dynamote.web.deployment.Deployment;
import io.dynamote.web.deployment.Deployments;
import io.dynamote.web.page.Head;
import io.dynamote.web.page.Labels;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Section;
import io.dynamote.web.state.Listing;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /deploy?model=…}: the form of a new deployment. What it sends goes to the API like anyone else's request. */
@Controller("/deploy")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeployController {

    private static final Head HEAD = new Head("Deploy", Section.CATALOG, List.of());

    private final Models models;
    private final ServedHere served;
    private final Deployments deployments;
    private final ServiceClient services;
    private final WebProperties properties;
    private final Pages pages;

    DeployController(
            Models models,
            ServedHere served,
            Deployments deployments,
            ServiceClient services,
            WebProperties properties,
            Pages pages) {
        this.models = models;
        this.served = served;
        this.deployments = deployments;
        this.services = services;
        this.properties = properties;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> form(HttpRequest<?> request, @QueryValue(defaultValue = "") String model) {
        Map<String, Object> page = new HashMap<>();
        page.put("modelId", model);
        HttpStatus status = HttpStatus.OK;
        switch (models.list()) {
            case Listing.Loading<Model> _ -> page.put("state", "loading");
            case Listing.Failed<Model> failed -> {
                page.put("state", "failed");
                page.put("reason", failed.reason());
            }
            case Listing.Loaded<Model> loaded -> status = fill(page, find(loaded, model), model);
        }
        return pages.page(request, status, HEAD, "deploy", page);
    }

    private static Optional<Model> find(Listing.Loaded<Model> loaded, String id) {
        return loaded.items().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private HttpStatus fill(Map<String, Object> page, Optional<Model> found, String id) {
        if (found.isEmpty()) {
            page.put("state", id.isEmpty() ? "empty" : "retired");
            return id.isEmpty() ? HttpStatus.OK : HttpStatus.NOT_FOUND;
        }
        List<Deployment> known = deployments.held();
        page.put("state", "full");
        page.put("card", new ModelCard(found.get(), served.of(id)));
        page.put(
                "engines",
                found.get().supportedEngines().stream()
                        .map(engine -> new Choice(engine, Labels.engine(engine)))
                        .toList());
        page.put("suggestion", NameSuggestion.of(id, taken(known)));
        page.put("namespaces", namespaces());
        page.put(
                "teams",
                new TreeSet<>(known.stream()
                        .map(deployment -> deployment.team() == null ? "" : deployment.team())
                        .filter(team -> !team.isEmpty())
                        .toList()));
        page.put("defaults", properties);
        return HttpStatus.OK;
    }

    private Set<String> taken(List<Deployment> known) {
        Set<String> names = new HashSet<>();
        known.stream()
                .filter(each -> each.namespace().equals(properties.defaultNamespace()))
                .forEach(each -> names.add(each.name()));
        return names;
    }

    /** Suggestions only: without an answer the field is still a field. */
    private Set<String> namespaces() {
        JsonNode answer = services.get(Upstream.DEPLOYMENT, "/api/namespaces", JsonNode.class)
                .orElse(MissingNode.getInstance());
        Set<String> names = new TreeSet<>(Set.of(properties.defaultNamespace()));
        answer.path("items")
                .forEach(item -> names.add(
                        item.isTextual() ? item.asText() : item.path("name").asText(properties.defaultNamespace())));
        return names;
    }

    /** A value and its label. */
    record Choice(String key, String label) {}
}
