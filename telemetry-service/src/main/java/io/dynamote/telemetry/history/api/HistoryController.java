package io.dynamote.telemetry.history.api;

import java.util.List;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/traffic/history}: traffic of up to as long ago as it is kept. */
@Controller("/api/traffic/history")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HistoryController {

    private final HistoryQuestions questions;

    HistoryController(HistoryQuestions questions) {
        this.questions = questions;
    }

    /** The points of a chart. */
    @Get
    HistoryView points(
            HttpRequest<?> request,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue Long stepSeconds) {
        return questions.points(from, to, scopes(request), stepSeconds);
    }

    /** Sums by model, deployment or team. */
    @Get("/summary")
    SummaryView summary(
            HttpRequest<?> request,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @QueryValue(defaultValue = "model") String by) {
        return questions.summary(from, to, scopes(request), by);
    }

    /** Each value as it is: the framework would split one at its commas. */
    static Scopes scopes(HttpRequest<?> request) {
        List<String> texts = request.getParameters().getAll("scope");
        return Scopes.parse(texts == null ? List.of() : texts);
    }
}
