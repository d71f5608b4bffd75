package io.dynamote.telemetry.hosthistory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import io.dynamote.events.host.Believable;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.host.Figure;
import io.dynamote.telemetry.host.FigureNames;
import io.dynamote.telemetry.host.PointsView;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/hosts/{id}/history}: figures of a host over any time that is kept. */
@Controller("/api/hosts/{id}/history")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HostHistoryController {

    private static final Duration MINUTES_UP_TO = Duration.ofDays(2);
    private static final int POINTS = 300;
    private static final int MOST_POINTS = 5_000;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final HostHistory history;
    private final HostRetention retention;
    private final Clock clock;

    HostHistoryController(HostHistory history, HostRetention retention, Clock clock) {
        this.history = history;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Points of equal steps. Without a step about 300 of them.
     *
     * @param stepSeconds a multiple of 60 up to two days, else of 3,600
     */
    @Get
    PointsView show(
            String id,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue Long stepSeconds,
            @Nullable @QueryValue String metrics) {
        List<Figure> figures = FigureNames.parse(metrics);
        Asked asked = asked(from, to, stepSeconds);
        return new PointsView(
                asked.resolution().word(),
                history.completeTo(),
                history.points(id, figures, asked.resolution(), asked.from(), asked.to(), asked.step()));
    }

    /** Every row as a line, of what is kept of the time that is asked for: by the minute up to two days, else by the hour. */
    @Get(
            uri = "/export",
            produces = {"text/csv", MediaType.APPLICATION_JSON})
    HttpResponse<StreamedFile> export(
            String id,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @QueryValue(defaultValue = "csv") String format,
            @Nullable @QueryValue String metrics) {
        List<Figure> figures = FigureNames.parse(metrics);
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("json")) {
            throw InvalidInputException.of("format", format, "must be csv or json");
        }
        Span asked = span(from, to, Duration.ofDays(1));
        Resolution resolution = hasMinutes(asked) ? Resolution.MINUTE : Resolution.HOUR;
        Span kept = asked.within(clock.instant().minus(retention.hours()), clock.instant());
        HostExport export =
                new HostExport(history, id, figures, resolution, resolution.row(kept.from()), kept.to(), csv);
        MediaType type = csv ? MediaType.of("text/csv") : MediaType.APPLICATION_JSON_TYPE;
        return HttpResponse.ok(new StreamedFile(export, type))
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"host." + format + "\"");
    }

    /** What was asked for, as it is answered. */
    private record Asked(Instant from, Instant to, Duration step, Resolution resolution) {}

    private Asked asked(@Nullable String from, @Nullable String to, @Nullable Long seconds) {
        Span asked = span(from, to, Duration.ofHours(6));
        Duration span = asked.length();
        boolean minutes = hasMinutes(asked);
        Duration step = seconds == null ? usual(minutes, span) : Duration.ofSeconds(seconds);
        long least = (minutes ? Resolution.MINUTE : Resolution.HOUR).step().toSeconds();
        long of = step.toSeconds();
        if (of < least || of % least != 0 || span.dividedBy(step) > MOST_POINTS) {
            throw InvalidInputException.of(
                    "stepSeconds",
                    of,
                    "must be a multiple of " + least + " that gives at most " + MOST_POINTS + " points");
        }
        boolean hours = of % Resolution.HOUR.step().toSeconds() == 0;
        Resolution resolution = hours ? Resolution.HOUR : Resolution.MINUTE;
        Instant first = Instant.ofEpochSecond(Math.floorDiv(asked.from().getEpochSecond(), of) * of);
        return new Asked(first, asked.to(), step, resolution);
    }

    private static Duration usual(boolean minutes, Duration span) {
        return STEPS.stream()
                .filter(step -> minutes || step.compareTo(Resolution.HOUR.step()) >= 0)
                .filter(step -> span.dividedBy(step) <= POINTS)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /** Whether minutes are kept and few enough to be added up while somebody waits. */
    private boolean hasMinutes(Span asked) {
        return asked.length().compareTo(MINUTES_UP_TO) <= 0
                && !asked.from().isBefore(clock.instant().minus(retention.minutes()));
    }

    /** A time from one moment up to another. */
    private record Span(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }

        /** The part between these; empty, not negative, if there is none. */
        Span within(Instant oldest, Instant latest) {
            Instant begin = from.isBefore(oldest) ? oldest : from;
            Instant end = to.isAfter(latest) ? latest : to;
            return new Span(begin, end.isBefore(begin) ? begin : end);
        }
    }

    private Span span(@Nullable String from, @Nullable String to, Duration usual) {
        Instant end = time("to", to, clock.instant());
        Instant begin = time("from", from, end.minus(usual));
        if (!begin.isBefore(end)) {
            throw InvalidInputException.of("from", begin, "must be before to, which is " + end);
        }
        return new Span(begin, end);
    }

    private static Instant time(String field, @Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            Instant time = Instant.parse(text);
            if (Believable.time(time)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(field, text, "must be a time like 2026-11-20T12:00:00Z");
        }
        throw InvalidInputException.of(field, text, "must be a time from 1970 up to 2200");
    }
}
