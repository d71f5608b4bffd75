package io.dynamote.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.dynamote.web.StubService.Answer;
import io.dynamote.web.StubService.Request;
import io.dynamote.web.page.Query;

/** Makes a stub answer as telemetry-service does. */
public final class StubTelemetry {

    private StubTelemetry() {}

    /** Traffic that swings, live and in the past. */
    public static void traffic(StubService telemetry) {
        telemetry.on(
                "GET /api/traffic",
                request -> Answer.json(
                        TrafficSamples.totals(scope(request), Instant.now().minusSeconds(60), Instant.now())));
        telemetry.on("GET /api/traffic/points", request -> {
            Duration step = Duration.ofSeconds(Long.parseLong(query(request).text("stepSeconds")));
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return Answer.json(TrafficSamples.points(scope(request), now.minusSeconds(900), now, step, ""));
        });
        telemetry.on("GET /api/traffic/history", request -> {
            Duration step = Duration.between(time(request, "from"), time(request, "to"))
                    .dividedBy(300)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .plusMinutes(1);
            return Answer.json(TrafficSamples.points(
                    scope(request), time(request, "from"), time(request, "to"), step, ",\"resolution\":\"1m\""));
        });
        telemetry.on(
                "GET /api/traffic/history/summary",
                request -> Answer.json(
                        TrafficSamples.summary(query(request).text("by"), time(request, "from"), time(request, "to"))));
    }

    /** No request has ever been counted. */
    public static void noTraffic(StubService telemetry) {
        telemetry.on(
                "GET /api/traffic",
                Answer.json("{\"scope\":\"all\",\"requests\":0,\"requestsPerSecond\":0.0,\"errors\":{},"
                        + "\"duration\":{\"count\":0}}"));
        telemetry.on("GET /api/traffic/history/summary", Answer.json("{\"items\":[]}"));
    }

    static Query query(Request request) {
        return Query.of(URI.create("/?" + request.query()));
    }

    private static String scope(Request request) {
        String scope = query(request).text("scope");
        return scope.isEmpty() ? "all" : scope;
    }

    private static Instant time(Request request, String name) {
        return Instant.parse(query(request).text(name));
    }
}
