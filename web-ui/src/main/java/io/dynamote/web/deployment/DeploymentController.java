package io.dynamote.web.deployment;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
import io.dynamote.web.page.Span;
import io.dynamote.web.traffic.Scope;
import io.dynamote.web.traffic.Traffic;
import io.dynamote.web.upstream.Answer;
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

/** {@code /deployments/{namespace}/{name}}: one deployment, also after its end. */
@Controller("/deployments/{namespace}/{name}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeploymentController {

    private final Deployments deployments;
    private final DetailModel models;
    private final Traffic traffic;
    private final Pages pages;
    private final Clock clock;

    DeploymentController(Deployments deployments, DetailModel models, Traffic traffic, Pages pages, Clock clock) {
        this.deployments = deployments;
        this.models = models;
        this.traffic = traffic;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<String> show(
            HttpRequest<?> request, String namespace, String name, @QueryValue(defaultValue = "") String tab) {
        Detail detail = deployments.detail(namespace, name);
        Tab chosen = detail instanceof Detail.Gone ? Tab.HISTORY : Tab.of(tab);
        Map<String, Object> model = models.of(detail);
        model.put("tab", chosen);
        model.put("tabs", Tab.values());
        if (detail instanceof Detail.Present) {
            ask(chosen, namespace, name, Query.of(request.getUri()), model);
        }
        if (Pages.wantsPart(request, "tab")) {
            return pages.part("deployment", "tab", model);
        }
        Head head = new Head(name, Section.DEPLOYMENTS, List.of(DeploymentTopics.ONE + namespace + "/" + name));
        HttpStatus status = detail instanceof Detail.Missing ? HttpStatus.NOT_FOUND : HttpStatus.OK;
        return pages.page(request, status, head, "deployment", model);
    }

    private void ask(Tab tab, String namespace, String name, Query query, Map<String, Object> model) {
        switch (tab) {
            case OVERVIEW, PODS, HISTORY -> {
                // what the deployment itself tells is enough
            }
            case METRICS -> {
                Span span = Span.of(query, clock.instant());
                model.put("panel", traffic.panel(Scope.ofDeployment(namespace + "/" + name), span));
                model.put("ranges", Span.Range.values());
            }
            case MANIFEST -> put(model, "manifest", deployments.manifest(namespace, name));
            case ACCESS -> put(model, "access", deployments.access(namespace, name));
        }
    }

    private static <T> void put(Map<String, Object> model, String name, Answer<T> answer) {
        switch (answer) {
            case Answer.Found<T> found -> model.put(name, found.value());
            case Answer.Refused<T> refused -> model.put("trouble", refused.reason());
            case Answer.Unavailable<T> away -> model.put("trouble", away.reason());
        }
    }
}
