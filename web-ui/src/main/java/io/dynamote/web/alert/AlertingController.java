package io.dynamote.web.alert;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
import io.dynamote.web.upstream.Answer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Below {@code /alerts}: what is silenced, who is told how, what was sent, and what was wrong before. */
@Controller("/alerts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertingController {

    private final Alerting alerting;
    private final Pages pages;

    AlertingController(Alerting alerting, Pages pages) {
        this.alerting = alerting;
        this.pages = pages;
    }

    @Get("/silences")
    HttpResponse<String> silences(HttpRequest<?> request) {
        return answer(
                request,
                "Silences",
                "silences",
                AlertingModel.silences(alerting.silences(), query(request).text("state"), alerting.warmingUp()));
    }

    @Get("/silences/new")
    HttpResponse<String> silence(HttpRequest<?> request) {
        Map<String, Object> model =
                AlertingModel.silence(alerting.alert(query(request).text("alert")));
        return answer(request, "New silence", "silence", model);
    }

    @Get("/receivers")
    HttpResponse<String> receivers(HttpRequest<?> request) {
        RouteQuestion question = RouteQuestion.of(query(request), alerting::alert);
        Answer<List<ReceiverView>> receivers = alerting.receivers();
        Map<String, Object> routes = RoutesModel.of(alerting.routes(question), question, alerting.active(), receivers);
        if (Pages.wantsPart(request, "routes")) {
            return pages.part("receivers", "routes", routes);
        }
        Map<String, Object> model = AlertingModel.receivers(receivers, alerting.file(), alerting.warmingUp());
        model.putAll(routes);
        return answer(request, "Receivers and routes", "receivers", model);
    }

    @Get("/deliveries")
    HttpResponse<String> deliveries(HttpRequest<?> request) {
        Map<String, Object> model =
                AlertingModel.deliveries(alerting::deliveries, query(request), alerting.warmingUp());
        return answer(request, "Deliveries", "deliveries", model);
    }

    @Get("/history")
    HttpResponse<String> history(HttpRequest<?> request) {
        HistoryFilter filter = HistoryFilter.of(query(request), alerting.now());
        return answer(
                request,
                "History of alerts",
                "alert-history",
                AlertingModel.history(alerting::history, filter, alerting.warmingUp()));
    }

    /** A link cannot say that it wants lines, so this asks in its place. */
    @Get("/history/export")
    @Produces("text/csv")
    HttpResponse<InputStream> export(HttpRequest<?> request) {
        var answer =
                alerting.export(HistoryFilter.of(query(request), alerting.now()).query());
        String type = answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("text/csv");
        MutableHttpResponse<InputStream> response = HttpResponse.<InputStream>status(answer.statusCode(), null)
                .body(answer.body())
                .header(HttpHeaders.CONTENT_TYPE, type);
        return answer.statusCode() == HttpStatus.OK.getCode()
                ? response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"incidents.csv\"")
                : response;
    }

    private static Query query(HttpRequest<?> request) {
        return Query.of(request.getUri());
    }

    private HttpResponse<String> answer(
            HttpRequest<?> request, String title, String template, Map<String, Object> model) {
        return Pages.wantsPart(request, "results")
                ? pages.part(template, "results", model)
                : pages.page(request, HttpStatus.OK, new Head(title, Section.ALERTS, List.of()), template, model);
    }
}
