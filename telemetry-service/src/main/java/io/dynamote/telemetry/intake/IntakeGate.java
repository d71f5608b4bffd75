package io.dynamote.telemetry.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Lets in only as many bodies as there is room for, before any of them is read. A body counts as what it says it has; one
 * that does not say so (chunked, compressed) as the most that is allowed, until it has been read.
 */
@ServerFilter("/api/telemetry/**")
final class IntakeGate {

    private static final String PLACE = "dynamote.intake.place";

    private final IntakeRoom room;
    private final long mostBytes;
    private final IntakeFigures figures;

    IntakeGate(IntakeRoom room, IntakeFigures figures, HttpServerConfiguration server) {
        this.room = room;
        this.figures = figures;
        this.mostBytes = server.getMaxRequestSize();
    }

    /** Waits for the answer on a virtual thread, so that the room is given back whichever way the request ends. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> pass(HttpRequest<?> request, FilterContinuation<HttpResponse<?>> rest) {
        if (request.getMethod() != HttpMethod.POST) {
            return rest.proceed();
        }
        try (IntakeRoom.Place place = take(request)) {
            request.setAttribute(PLACE, place);
            return rest.proceed();
        }
    }

    private IntakeRoom.Place take(HttpRequest<?> request) {
        try {
            return room.take(length(request));
        } catch (IntakeException.Busy e) {
            figures.refused(e);
            throw e;
        }
    }

    private long length(HttpRequest<?> request) {
        long told = request.getContentLength();
        return told < 0 || request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING)
                ? mostBytes
                : Math.min(told, mostBytes);
    }

    /** Tells how long the body is, now that it is there. */
    static void arrived(HttpRequest<?> request, int bytes) {
        request.getAttribute(PLACE, IntakeRoom.Place.class).ifPresent(place -> place.shrinkTo(bytes));
    }
}
