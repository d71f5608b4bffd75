package io.dynamote.telemetry.log;

import java.time.Clock;
import java.util.Locale;

import io.dynamote.events.log.LogLine;
import io.dynamote.runtime.page.Age;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/logs}: the last lines of all services. */
@Controller("/api/logs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogController {

    private static final int MOST = 1_000;

    private final LogBook book;
    private final LogTail tail;
    private final Clock clock;

    LogController(LogBook book, LogTail tail, Clock clock) {
        this.book = book;
        this.tail = tail;
        this.clock = clock;
    }

    /** The newest lines, or those that came after a cursor; oldest first. */
    @Get
    LogView list(
            @QueryValue(defaultValue = "1000") int limit,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue String service,
            @QueryValue(defaultValue = "INFO") String severity,
            @Nullable @QueryValue String q) {
        if (limit < 1 || limit > MOST) {
            throw InvalidInputException.of("limit", limit, "must be 1 to " + MOST);
        }
        LogQuery query = new LogQuery(
                limit,
                isBlank(after) ? null : LogPosition.parse(after),
                isBlank(service) ? null : service,
                severity(severity),
                isBlank(q) ? null : q);
        return book.ask(query, Age.heard(tail.heardUntil(), clock.instant()));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static LogLine.Severity severity(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "INFO" -> LogLine.Severity.INFO;
            case "WARN" -> LogLine.Severity.WARN;
            case "ERROR" -> LogLine.Severity.ERROR;
            default -> throw InvalidInputException.of("severity", text, "must be INFO, WARN or ERROR");
        };
    }
}
