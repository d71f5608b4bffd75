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
