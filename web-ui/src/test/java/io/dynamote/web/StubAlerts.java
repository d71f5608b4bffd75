package io.dynamote.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.StubService.Answer;

/** Makes a stub answer as alert-service does. */
public final class StubAlerts {

    private StubAlerts() {}

    /** Everything that alert-service knows. */
    public static void everything(StubService alert) {
        active(alert);
        incidents(alert);
        rules(alert);
        editing(alert);
        alerting(alert);
    }

    /** Nothing was ever written, silenced, told or wrong: a new installation without its rules. */
    static void nothing(StubService alert) {
        for (String list : List.of("rules", "silences", "deliveries", "incidents")) {
            alert.on("GET /api/" + list, Answer.json("{\"items\":[]}"));
        }
        alert.on("GET /api/receivers", Answer.json("{\"items\":[{\"name\":\"nobody\",\"destinations\":[]}]}"));
        alert.on(
                "GET /api/alerting/routes",
                Answer.json(
                        "{\"route\":{\"key\":\"{}\",\"matchers\":[],\"receiver\":\"nobody\",\"groupBy\":[\"alertname\"],"
                                + "\"groupIntervalSeconds\":300,\"repeatIntervalSeconds\":14400,\"settleSeconds\":900,"
                                + "\"continues\":false,\"routes\":[]},\"taken\":null}"));
        alert.on("GET /api/alerting", Answer.yaml("route:\n  receiver: nobody\nreceivers:\n- name: nobody\n"));
    }

    /** Silences, receivers, deliveries and the history. */
    static void alerting(StubService alert) {
        alert.on("GET /api/silences", _ -> Answer.json(AlertingSamples.silences(Instant.now())));
        alert.on("POST /api/silences", Answer.json(201, "{\"id\":\"s4\"}"));
        alert.on("DELETE /api/silences/s1", Answer.json("{}"));
        alert.on("GET /api/receivers", Answer.json(AlertingSamples.receivers()));
        alert.on(
                "POST /api/receivers/ops/test",
                Answer.json("{\"outcome\":\"delivered\",\"status\":200,\"message\":\"200 ok\",\"durationMillis\":84}"));
        alert.on(
                "GET /api/alerting/routes",
                request -> Answer.json(request.query().equals("null") ? RouteSamples.tree() : RouteSamples.taken()));
        alert.on("GET /api/alerting", Answer.yaml(AlertingSamples.FILE));
        alert.on("PUT /api/alerting", Answer.yaml(AlertingSamples.FILE));
        alert.on("GET /api/deliveries", _ -> Answer.json(AlertingSamples.deliveries(Instant.now())));
        alert.on(
                "GET /api/incidents",
                request -> request.header("Accept").equals("text/csv")
                        ? new Answer(
                                200, Map.of("Content-Type", "text/csv; charset=utf-8"), "id,name\r\n1,LatencyHigh\r\n")
                        : Answer.json(AlertSamples.list(AlertSamples.past(Instant.now()), Instant.now())));
    }

    /** What the editor of rules asks: one figure is unknown, all else is understood. */
    static void editing(StubService alert) {
        alert.on(
                "GET /api/rules/variables",
                Answer.json(
                        "{\"items\":[{\"name\":\"memory_utilization\",\"unit\":\"ratio\",\"description\":\"share of memory in use\"},"
                                + "{\"name\":\"cpu_load_1m\",\"unit\":\"\",\"description\":\"load average over 1 min\"}]}"));
        alert.on(
                "POST /api/rules/check",
                request -> Answer.json(
                        request.body().contains("memory_used")
                                ? "{\"errors\":[{\"field\":\"expression\",\"message\":\"undeclared reference to 'memory_used'\","
                                        + "\"position\":{\"line\":2,\"column\":4},\"known\":[\"memory_utilization\",\"cpu_load_1m\"]}],\"warnings\":[]}"
                                : "{\"errors\":[],\"warnings\":[]}"));
        alert.on("POST /api/rules/dry-run", _ -> Answer.json(RuleSamples.dryRun(Instant.now())));
        alert.on("POST /api/rules", request -> Answer.json(201, RuleSamples.memory(3, Instant.now())));
        alert.on("PUT /api/rules/host-memory-critical", _ -> Answer.json(RuleSamples.memory(3, Instant.now())));
        alert.on("POST /api/rules/job-failed/enable", Answer.json("{}"));
        alert.on(
                "POST /api/rules/import",
                request -> Answer.json(
                        request.body().contains("bad")
                                ? "{\"created\":0,\"changed\":0,\"unchanged\":0,\"errors\":[{\"line\":3,\"message\":\"must be a duration\"}]}"
                                : "{\"created\":1,\"changed\":2,\"unchanged\":9,\"errors\":[]}"));
    }

    /** An incident for each active alert. */
    static void incidents(StubService alert) {
        for (AlertState each : AlertSamples.active(Instant.now())) {
            String path = "/api/incidents/" + each.incident();
            alert.on("GET " + path, _ -> Answer.json(AlertSamples.incident(each, Instant.now())));
            alert.on("POST " + path + "/notes", Answer.json("{}"));
        }
    }

    /** Three rules, of which the first has versions. */
    static void rules(StubService alert) {
        alert.on("GET /api/rules", _ -> Answer.json(RuleSamples.list(Instant.now())));
        String memory = "/api/rules/host-memory-critical";
        alert.on("GET " + memory, _ -> Answer.json(RuleSamples.memory(3, Instant.now())));
        alert.on("GET " + memory + "/versions", _ -> Answer.json(RuleSamples.versions(Instant.now())));
    }

    /** Six alerts that can be acknowledged and released. */
    static void active(StubService alert) {
        alert.on(
                "GET /api/alerts",
                _ -> Answer.json(AlertSamples.list(AlertSamples.active(Instant.now()), Instant.now())));
        for (AlertState each : AlertSamples.active(Instant.now())) {
            for (String verb : List.of("acknowledge", "unacknowledge")) {
                alert.on("POST /api/alerts/" + each.fingerprint() + "/" + verb, Answer.json(AlertSamples.json(each)));
            }
        }
    }

    /** A critical alert on a host that has just fired. */
    public static AlertState firing(String fingerprint, String name, Instant now) {
        return AlertSamples.alert(
                fingerprint,
                AlertStatus.FIRING,
                name,
                "critical",
                "platform",
                new AlertState.Entity(SignalKind.HOST, "gpu-03"),
                Map.of("name", "gpu-03"),
                "Something is wrong with gpu-03",
                0.97,
                now,
                null,
                List.of(),
                now);
    }
}
