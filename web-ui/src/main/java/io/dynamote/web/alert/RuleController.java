package io.dynamote.web.alert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
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

/** {@code /alerts/rules}: when something is wrong. */
@Controller("/alerts/rules")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RuleController {

    private static final Head LIST = new Head("Rules", Section.ALERTS, List.of());

    private final Rules rules;
    private final Pages pages;

    RuleController(Rules rules, Pages pages) {
        this.rules = rules;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        Map<String, Object> model =
                RuleModel.list(rules.list(), Query.of(request.getUri()).text("q"), rules.warmingUp());
        return Pages.wantsPart(request, "results")
                ? pages.part("rules", "results", model)
                : pages.page(request, HttpStatus.OK, LIST, "rules", model);
    }

    @Get("/new")
    HttpResponse<String> fresh(HttpRequest<?> request) {
        String copied = Query.of(request.getUri()).text("copy");
        Optional<RuleView> rule = copied.isEmpty()
                ? Optional.empty()
                : rules.find(copied).map(Optional::of).orElse(Optional.empty());
        Head head = new Head("New rule", Section.ALERTS, List.of());
        return pages.page(request, HttpStatus.OK, head, "rule", RuleModel.fresh(rule.orElse(null)));
    }

    /** The figure on which an expression turns, so that its dry run can be drawn with the threshold. */
    @Get("/figure")
    @Produces(MediaType.APPLICATION_JSON)
    Map<String, Object> figure(HttpRequest<?> request) {
        Query query = Query.of(request.getUri());
        return kind(query.text("kind"))
                .flatMap(kind -> FiredFigure.of(kind, query.text("expression"), query.text("summary")))
                .<Map<String, Object>>map(figure -> Map.of(
                        "title", figure.title(),
                        "unit", figure.unit(),
                        "operator", figure.operator(),
                        "threshold", figure.threshold()))
                .orElse(Map.of());
    }

    private static Optional<SignalKind> kind(String word) {
        for (SignalKind kind : SignalKind.values()) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @Get("/{id}")
    HttpResponse<String> show(HttpRequest<?> request, String id) {
        String revision = Query.of(request.getUri()).text("revision");
        Answer<RuleView> rule = rules.find(id);
        Map<String, Object> model = RuleModel.editor(
                id,
                rule,
                rules.versions(id),
                revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0,
                rules.warmingUp());
        if (Pages.wantsPart(request, "results")) {
            return pages.part("rule", "results", model);
        }
        Head head = new Head(rule.map(RuleView::name).orElse(id), Section.ALERTS, List.of());
        HttpStatus status = "missing".equals(model.get("state")) ? HttpStatus.NOT_FOUND : HttpStatus.OK;
        return pages.page(request, status, head, "rule", model);
    }
}
