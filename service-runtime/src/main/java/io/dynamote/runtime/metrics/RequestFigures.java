package io.dynamote.runtime.metrics;

import java.util.List;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * How long requests take, from their arrival until the head of the answer is ready. A request is told by the template of
 * its route and never by its path, so there are as many series as the code has routes, whatever is asked for.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestFigures implements Measured, Ordered {

    /** Where no route is: paths that do not exist, methods that a path does not have. */
    static final String NO_ROUTE = "none";

    private static final String BEGIN = "dynamote.metrics.begin";

    private final Timing timing = Timing.of(
            "dynamote_http_request_duration_seconds",
            "Time from the arrival of a request until the head of its answer, by method, route and class of status.",
            "method",
            "route",
            "status");

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGIN, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(BEGIN, Long.class)
                .ifPresent(begin -> timing.observeNanos(
                        System.nanoTime() - begin, method(request), route(request), status(response)));
    }

    private static String method(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.CUSTOM
                ? "other"
                : request.getMethod().name();
    }

    /** Without the parameters of the query, which a template has too. */
    private static String route(HttpRequest<?> request) {
        return BasicHttpAttributes.getUriTemplate(request)
                .map(template -> template.contains("{?") ? template.substring(0, template.indexOf("{?")) : template)
                .orElse(NO_ROUTE);
    }

    private static String status(HttpResponse<?> response) {
        return response.code() / 100 + "xx";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(timing.metric());
    }

    /** Around all others, so that what they take counts. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
