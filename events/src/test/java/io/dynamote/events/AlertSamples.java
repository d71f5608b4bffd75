package io.dynamote.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertChange;
import io.dynamote.events.alert.AlertEvent;
import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.alert.NotifiedOutcome;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/** The course of one alert, as the goldens show it. */
final class AlertSamples {

    static final AlertState ACKNOWLEDGED = alert(AlertStatus.ACKNOWLEDGED, true, List.of());

    private static final String SYSTEM = "system";

    private AlertSamples() {}

    static AlertEvent fact(EventType type) {
        return switch (type) {
            case ALERT_PENDING ->
                new AlertEvent.Pending(alert(AlertStatus.PENDING, false, List.of()), SYSTEM, AlertCause.CONDITION);
            case ALERT_FIRED -> new AlertEvent.Fired(firing(), SYSTEM, AlertCause.CONDITION);
            case ALERT_CHANGED -> new AlertEvent.Changed(firing(), SYSTEM, AlertCause.CONDITION, AlertChange.RELAPSED);
            case ALERT_SUBSIDED ->
                new AlertEvent.Subsided(alert(AlertStatus.PENDING, false, List.of()), SYSTEM, AlertCause.CONDITION);
            case ALERT_ACKNOWLEDGED -> new AlertEvent.Acknowledged(ACKNOWLEDGED, "ada");
            case ALERT_UNACKNOWLEDGED -> new AlertEvent.Unacknowledged(firing(), "ada", "off to sleep");
            case ALERT_NOTED -> new AlertEvent.Noted(ACKNOWLEDGED, "grace", "the new tokenizer is slow");
            case ALERT_RESOLVED ->
                new AlertEvent.Resolved(alert(AlertStatus.RESOLVED, true, List.of()), SYSTEM, AlertCause.CONDITION);
            case ALERT_SILENCED ->
                new AlertEvent.Silenced(alert(AlertStatus.FIRING, false, List.of("nightly-work")), SYSTEM);
            case ALERT_UNSILENCED -> new AlertEvent.Unsilenced(firing(), SYSTEM);
            case ALERT_NOTIFIED ->
                new AlertEvent.Notified(
                        firing(),
                        SYSTEM,
                        "ops",
                        "ops/slack/0",
                        "first notification",
                        NotifiedOutcome.DELIVERED,
                        2,
                        false,
                        "200 ok");
            default -> throw new IllegalArgumentException("no fact about an alert: " + type);
        };
    }

    private static AlertState firing() {
        return alert(AlertStatus.FIRING, false, List.of());
    }

    private static AlertState alert(AlertStatus status, boolean acknowledged, List<String> silencedBy) {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        AlertState.@Nullable Acknowledgement acknowledgement =
                acknowledged ? new AlertState.Acknowledgement("ada", noon, "looking at it") : null;
        return new AlertState(
                "1f3f0a2b9c4d5e6f",
                UUID.fromString("5f0c7a52-5d2b-4f3e-9a64-6f0d1c2b3a49"),
                status,
                "LatencyHigh",
                "critical",
                "search",
                new AlertState.Rule("latency-high", 3),
                new AlertState.Entity(SignalKind.DEPLOYMENT, "dynamo-system/qwen3-chat"),
                new TreeMap<>(Map.of(
                        "alertname",
                        "LatencyHigh",
                        "entity",
                        "dynamo-system/qwen3-chat",
                        "entity_kind",
                        "deployment",
                        "severity",
                        "critical",
                        "team",
                        "search")),
                new TreeMap<>(Map.of("summary", "p95 of qwen3-chat is 2.4 s")),
                2.4,
                7,
                noon.minusSeconds(90),
                status == AlertStatus.PENDING ? null : noon.minusSeconds(30),
                status == AlertStatus.RESOLVED ? noon : null,
                null,
                null,
                acknowledgement,
                silencedBy,
                "https://portal.example/alerts/incidents/5f0c7a52-5d2b-4f3e-9a64-6f0d1c2b3a49",
                null,
                noon);
    }
}
