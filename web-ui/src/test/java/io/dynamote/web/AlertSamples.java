package io.dynamote.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/** Alerts as alert-service publishes and answers them. */
public final class AlertSamples {

    public static final String MEMORY = "00000000000000a1";
    public static final String LATENCY = "00000000000000a2";

    private AlertSamples() {}

    /** Six: two critical ones, one of them acknowledged; two warnings, one silenced; one pending; one of another system. */
    public static List<AlertState> active(Instant now) {
        return List.of(memory(now), latency(now), wear(now), errors(now), pending(now), foreign(now));
    }

    /** Two that are over and one that is not. */
    public static List<AlertState> past(Instant now) {
        return List.of(
                memory(now),
                over("00000000000000e1", now.minusSeconds(7_200), now),
                over("00000000000000e2", now.minusSeconds(90_000), now));
    }

    private static AlertState over(String fingerprint, Instant since, Instant now) {
        return alert(
                fingerprint,
                AlertStatus.RESOLVED,
                "JobFailed",
                "warning",
                "platform",
                new AlertState.Entity(SignalKind.JOB, "nightly-db"),
                Map.of("name", "Nightly backup of the database"),
                "Nightly backup of the database has failed",
                1.0,
                since,
                null,
                List.of(),
                now);
    }

    /** A critical one on a host that fires. */
    public static AlertState memory(Instant now) {
        return alert(
                MEMORY,
                AlertStatus.FIRING,
                "HostMemoryCritical",
                "critical",
                "platform",
                new AlertState.Entity(SignalKind.HOST, "gpu-01"),
                Map.of("name", "gpu-01", "role", "gpu"),
                "Memory of gpu-01 is 94 % full",
                0.94,
                now.minusSeconds(1_500),
                null,
                List.of(),
                now);
    }

    /** A critical one on the traffic of a deployment that somebody is on. */
    public static AlertState latency(Instant now) {
        return alert(
                LATENCY,
                AlertStatus.ACKNOWLEDGED,
                "LatencyHigh",
                "critical",
                "search",
                new AlertState.Entity(SignalKind.TRAFFIC, "deployment:dynamo-system/qwen3-chat"),
                Map.of("deployment", "dynamo-system/qwen3-chat"),
                "Requests to dynamo-system/qwen3-chat take 42 s (p95)",
                42.0,
                now.minusSeconds(3_000),
                new AlertState.Acknowledgement("ada", now.minusSeconds(2_400), "Rolling back to revision 6"),
                List.of(),
                now);
    }

    private static AlertState wear(Instant now) {
        return alert(
                "00000000000000a3",
                AlertStatus.FIRING,
                "DriveWearHigh",
                "warning",
                "platform",
                new AlertState.Entity(SignalKind.HOST, "gpu-02"),
                Map.of("name", "gpu-02", "role", "gpu"),
                "A drive of gpu-02 has used up 74 % of its endurance",
                0.74,
                now.minusSeconds(190_000),
                null,
                List.of(),
                now);
    }

    private static AlertState errors(Instant now) {
        return alert(
                "00000000000000a4",
                AlertStatus.FIRING,
                "ErrorRatioHigh",
                "warning",
                "search",
                new AlertState.Entity(SignalKind.TRAFFIC, "deployment:dynamo-system/llama-3b-summaries"),
                Map.of("deployment", "dynamo-system/llama-3b-summaries"),
                "7.5 % of the requests to dynamo-system/llama-3b-summaries fail",
                0.075,
                now.minusSeconds(640),
                null,
                List.of("planned load test"),
                now);
    }

    private static AlertState pending(Instant now) {
        return alert(
                "00000000000000a5",
                AlertStatus.PENDING,
                "DeploymentStalled",
                "warning",
                "research",
                new AlertState.Entity(SignalKind.DEPLOYMENT, "dynamo-system/mistral-eval"),
                Map.of("namespace", "dynamo-system", "name", "mistral-eval"),
                "The rollout of dynamo-system/mistral-eval is stalled",
                1.0,
                now.minusSeconds(42),
                null,
                List.of(),
                now);
    }

    /** One that another system sent, with text that must not become markup. */
    public static AlertState foreign(Instant now) {
        return alert(
                "00000000000000a6",
                AlertStatus.FIRING,
                "CertificateEndsSoon",
                "info",
                null,
                null,
                Map.of("instance", "portal.example:443", "job", "blackbox"),
                "The certificate ends in 12 days <script>alert(1)</script>",
                null,
                now.minusSeconds(86_400),
                null,
                List.of(),
                now);
    }

    /** Another system may say next to nothing. */
    public static AlertState bare(Instant now) {
        return alert(
                "00000000000000a7",
                AlertStatus.FIRING,
                "",
                null,
                null,
                null,
                Map.of(),
                "",
                null,
                now.minusSeconds(60),
                null,
                List.of(),
                now);
    }

    /** An alert with what tests choose. */
    public static AlertState alert(
            String fingerprint,
            AlertStatus status,
            String name,
            @Nullable String severity,
            @Nullable String team,
            AlertState.@Nullable Entity entity,
            Map<String, String> labels,
            String summary,
            @Nullable Double value,
            Instant since,
            AlertState.@Nullable Acknowledgement acknowledged,
            List<String> silencedBy,
            Instant now) {
        TreeMap<String, String> all = new TreeMap<>(labels);
        all.put("alertname", name);
        if (severity != null) {
            all.put("severity", severity);
        }
        if (team != null) {
            all.put("team", team);
        }
        UUID incident = incident(fingerprint);
        boolean fires = status != AlertStatus.PENDING;
        return new AlertState(
                fingerprint,
                incident,
                status,
                name,
                severity,
                team,
                entity == null ? null : new AlertState.Rule(ruleId(name), 3),
                entity,
                all,
                new TreeMap<>(Map.of("summary", summary)),
                value,
                entity != null && entity.name().endsWith("qwen3-chat") ? 7 : null,
                since.minusSeconds(fires ? 120 : 0),
                fires ? since : null,
                status == AlertStatus.RESOLVED ? now.minusSeconds(60) : null,
                null,
                null,
                acknowledged,
                silencedBy,
                "https://portal.example/alerts/incidents/" + incident,
                entity == null ? "https://prometheus.example/graph" : null,
                now);
    }

    /** Id of a rule by the name of its alerts. */
    static String ruleId(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** The occurrence of an alert. */
    public static UUID incident(String fingerprint) {
        return UUID.nameUUIDFromBytes(fingerprint.getBytes(StandardCharsets.UTF_8));
    }

    /** As the API answers it. */
    public static String json(AlertState alert) {
        byte[] json = EventCodec.encode(Event.of(UUID.randomUUID(), "/dynamote/test", Instant.now(), null, alert))
                .value();
        return new String(json, StandardCharsets.UTF_8);
    }

    /** As the API answers a list. */
    public static String list(List<AlertState> alerts, Instant asOf) {
        return "{\"asOf\":\"" + asOf + "\",\"stale\":false,\"items\":["
                + alerts.stream().map(AlertSamples::json).collect(Collectors.joining(",")) + "]}";
    }

    /** An incident with its timeline, as the API answers it. */
    public static String incident(AlertState alert, Instant now) {
        String timeline = String.join(
                ",",
                item(now.minusSeconds(1_620), "pending", "system", null, "Something may be wrong"),
                item(now.minusSeconds(1_500), "fired", "system", null, "It fires: " + alert.name()),
                item(
                        now.minusSeconds(1_499),
                        "notified",
                        "system",
                        null,
                        "Told ops/slack/0 (first notification): 200 ok"),
                item(now.minusSeconds(1_440), "not-notified", "system", null, "Could not tell ops/email/0: 550 no"),
                item(now.minusSeconds(900), "noted", "grace", "the new <b>tokenizer</b> is slow", null));
        String json = json(alert);
        return json.substring(0, json.length() - 1) + ",\"timeline\":[" + timeline + "]}";
    }

    private static String item(Instant at, String type, String actor, @Nullable String note, @Nullable String message) {
        return "{\"at\":\"" + at + "\",\"type\":\"" + type + "\",\"actor\":\"" + actor + "\",\"note\":" + quoted(note)
                + ",\"message\":" + quoted(message) + "}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
