package io.dynamote.web.door;

import java.io.InputStream;
import java.net.URI;
import java.util.List;

import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.runtime.trace.TraceContext;
import io.dynamote.web.upstream.ServiceClient;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/**
 * Passes the API on to the services that own it. Paths stay encoded as they came (a model id contains a slash); request
 * bodies are bounded by {@code micronaut.server.max-request-size}, answers are streamed.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class ProxyController {

    private static final String MODELS = "/api/models";
    private static final String MODEL = "/api/models/{+rest}";
    private static final String DEPLOYMENTS = "/api/deployments";
    private static final String DEPLOYMENT = "/api/deployments/{+rest}";
    private static final String TRAFFIC = "/api/traffic";
    private static final String TRAFFIC_OF = "/api/traffic/{+rest}";
    private static final String HOSTS = "/api/hosts";
    private static final String HOST = "/api/hosts/{+rest}";
    private static final String JOBS = "/api/jobs";
    private static final String JOB = "/api/jobs/{+rest}";
    private static final String LOGS = "/api/logs";
    private static final String ALERTS = "/api/alerts";
    private static final String ALERT = "/api/alerts/{+rest}";
    private static final String INCIDENTS = "/api/incidents";
    private static final String INCIDENT = "/api/incidents/{+rest}";
    private static final String RULES = "/api/rules";
    private static final String RULE = "/api/rules/{+rest}";
    private static final String SILENCES = "/api/silences";
    private static final String SILENCE = "/api/silences/{+rest}";
    private static final String RECEIVER = "/api/receivers/{+rest}";
    private static final String ALERTING = "/api/alerting";
    private static final String ALERTMANAGER = "/api/v2/{+rest}";
    private static final String TELEMETRY = "/api/telemetry/{+rest}";

    private final ServiceClient services;

    ProxyController(ServiceClient services) {
        this.services = services;
    }

    @Get(
            uris = {
                MODELS,
                MODEL,
                DEPLOYMENTS,
                DEPLOYMENT,
                TRAFFIC,
                TRAFFIC_OF,
                HOSTS,
                HOST,
                JOBS,
                JOB,
                LOGS,
                ALERTS,
                ALERT,
                INCIDENTS,
                INCIDENT,
                RULES,
                RULE,
                SILENCES,
                SILENCE,
                "/api/receivers",
                ALERTING,
                "/api/alerting/routes",
                "/api/deliveries",
                ALERTMANAGER,
                "/api/namespaces",
                "/api/cluster/{+rest}"
            })
    HttpResponse<InputStream> get(HttpRequest<?> request) {
        return pass(request, null);
    }

    @Post(
            uris = {
                MODELS,
                MODEL,
                DEPLOYMENTS,
                DEPLOYMENT,
                ALERT,
                INCIDENT,
                RULES,
                RULE,
                SILENCES,
                RECEIVER,
                ALERTMANAGER,
                TELEMETRY
            })
    HttpResponse<InputStream> post(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return pass(request, body);
    }

    @Put(uris = {MODEL, DEPLOYMENT, HOST, JOB, RULE, SILENCE, ALERTING})
    HttpResponse<InputStream> put(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return pass(request, body);
    }

    @Delete(uris = {MODEL, DEPLOYMENT, HOST, RULE, SILENCE, ALERTMANAGER})
    HttpResponse<InputStream> delete(HttpRequest<?> request) {
        return pass(request, null);
    }

    private HttpResponse<InputStream> pass(HttpRequest<?> request, byte @Nullable [] body) {
        URI uri = request.getUri();
        String path = uri.getRawPath();
        if (ProxyRoute.climbs(path)) {
            throw InvalidInputException.of("path", path, "must not contain . or .. as a segment");
        }
        String pathAndQuery = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return downwards(
                services.exchange(ProxyRoute.of(path), pathAndQuery, onward -> upwards(request, body, onward)));
    }

    private static void upwards(
            HttpRequest<?> request, byte @Nullable [] body, java.net.http.HttpRequest.Builder onward) {
        request.getHeaders().forEach((name, values) -> {
            if (ForwardedHeaders.upwards(name)) {
                values.forEach(value -> onward.header(name, value));
            }
        });
        onward.header(TraceContext.HEADER, TraceContext.of(request).traceparent());
        onward.method(
                request.getMethodName(),
                body == null
                        ? java.net.http.HttpRequest.BodyPublishers.noBody()
                        : java.net.http.HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static HttpResponse<InputStream> downwards(java.net.http.HttpResponse<InputStream> answer) {
        MutableHttpResponse<InputStream> response =
                HttpResponse.<InputStream>status(answer.statusCode(), null).body(answer.body());
        answer.headers().map().forEach((name, values) -> {
            if (ForwardedHeaders.downwards(name)) {
                set(response, name, values);
            }
        });
        if (answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).isEmpty()) {
            // The framework would say "*/*", which clients such as amtool refuse.
            response.contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        }
        return response;
    }

    private static void set(MutableHttpResponse<?> response, String name, List<String> values) {
        response.getHeaders().remove(name);
        values.forEach(value -> response.header(name, value));
    }
}
