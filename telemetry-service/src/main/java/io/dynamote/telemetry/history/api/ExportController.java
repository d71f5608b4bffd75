package io.dynamote.telemetry.history.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.store.Retention;
import io.dynamote.telemetry.history.store.TrafficHistory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/traffic/history/export}: history as CSV or JSON, a line for each series and slot. */
@Controller("/api/traffic/history/export")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportController {

    private static final int AT_ONCE = 4;
    private static final Duration MINUTES_UP_TO = Duration.ofDays(2);

    private final TrafficHistory history;
    private final Retention retention;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ExportController(TrafficHistory history, Retention retention, ObjectMapper json, Clock clock) {
        this.history = history;
        this.retention = retention;
        this.json = json;
        this.clock = clock;
    }

    /** Slots of the step that was asked for; if none was, minutes for up to two days and hours for more. */
    @Get(produces = {"text/csv", MediaType.APPLICATION_JSON})
    HttpResponse<StreamedFile> export(
            HttpRequest<?> request,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue Long stepSeconds,
            @Nullable @QueryValue String format)
            throws IOException {
        ExportFormat form = ExportFormat.of(format, request);
        Kept kept = retention.kept();
        Span asked = Span.parse(from, to, clock.instant(), kept);
        Rollup rollup = rollup(stepSeconds, asked, kept);
        Scopes scopes = HistoryController.scopes(request);
        if (!free.tryAcquire()) {
            throw new TooManyExportsException(AT_ONCE);
        }
        ExportParts parts = new ExportParts(history, scopes.filter(), asked.toSteps(rollup.slotSeconds()), rollup);
        ExportStream stream = new ExportStream(parts, form, json, free::release).begin();
        return HttpResponse.ok(new StreamedFile(stream, form.type()))
                .contentType(form.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"traffic." + form.extension() + "\"");
    }

    private static Rollup rollup(@Nullable Long step, Span span, Kept kept) {
        if (step == null) {
            boolean minutes = span.to() - span.from() <= MINUTES_UP_TO.toSeconds() && span.from() >= kept.minutes();
            return minutes ? Rollup.MINUTE : Rollup.HOUR;
        }
        List<Rollup> possible = Stream.of(Rollup.MINUTE, Rollup.TEN_MINUTES, Rollup.HOUR, Rollup.DAY)
                .filter(rollup -> span.from() >= kept.since(rollup))
                .toList();
        return possible.stream()
                .filter(rollup -> rollup.slotSeconds() == step)
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "stepSeconds",
                        step,
                        "must be one of "
                                + Arrays.toString(possible.stream()
                                        .mapToLong(Rollup::slotSeconds)
                                        .toArray())
                                + " for a time this long ago"));
    }
}
