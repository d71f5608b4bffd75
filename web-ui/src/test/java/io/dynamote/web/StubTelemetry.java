package io.dynamote.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** Everything that telemetry-service knows. */
    public static void everything(StubService telemetry) {
        traffic(telemetry);
        hosts(telemetry);
        jobs(telemetry);
        logs(telemetry);
    }

    /** Lines that grow by one each time somebody asks what came after the last. */
    public static void logs(StubService telemetry) {
        AtomicInteger last = new AtomicInteger(30);
        telemetry.on("GET /api/logs", request -> {
            String after = query(request).text("after");
            int from = after.isEmpty() ? 1 : Integer.parseInt(after) + 1;
            return Answer.json(LogSamples.lines(from, after.isEmpty() ? last.get() : last.incrementAndGet()));
        });
    }

    /** Five jobs and what happened to them. */
    public static void jobs(StubService telemetry) {
        telemetry.on("GET /api/jobs", _ -> Answer.json(JobSamples.board(Instant.now())));
        telemetry.on("GET /api/jobs/events", _ -> Answer.json(JobSamples.events(Instant.now())));
    }

    /** Six hosts, one of them with all its parts. */
    public static void hosts(StubService telemetry) {
        telemetry.on("GET /api/hosts", _ -> Answer.json(HostSamples.list(Instant.now())));
        telemetry.on("GET /api/hosts/gpu-01", _ -> Answer.json(HostSamples.one(Instant.now())));
        telemetry.on("GET /api/hosts/compare", _ -> Answer.json(HostSamples.comparison()));
        telemetry.on("GET /api/hosts/gpu-01/live", request -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            long seconds = Long.parseLong(query(request).text("seconds"));
            return Answer.json(HostSamples.points(now.minusSeconds(seconds), now, 1, "1s"));
        });
        telemetry.on("GET /api/hosts/gpu-01/history", request -> {
            Instant from = time(request, "from");
            Instant to = time(request, "to");
            long step = Math.max(60, Duration.between(from, to).toSeconds() / 300);
            return Answer.json(HostSamples.points(from, to, step, step > 600 ? "1h" : "1m"));
        });
        telemetry.on("PUT /api/hosts/gpu-01/maintenance", Answer.json("{}"));
        telemetry.on("DELETE /api/hosts/gpu-01/maintenance", Answer.json("{}"));
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
