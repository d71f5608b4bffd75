package io.dynamote.alert.alertmanager;

import java.time.Instant;
import java.util.List;

import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.inhibition.Inhibitor;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.silence.Silences;

/**
 * Everything by which it is told what becomes of an alert at one moment.
 *
 * @param firing the incidents that fire
 */
record Situation(Alerting alerting, Silences silences, Inhibitor inhibitor, List<Incident> firing, Instant now) {

    /** Names of silences and windows. */
    List<String> muting(LabelSet labels) {
        return silences.muting(labels, now);
    }

    /** Fingerprints of alerts. */
    List<String> inhibiting(LabelSet labels) {
        return inhibitor.inhibiting(labels, now).stream()
                .map(alert -> alert.fingerprint().toString())
                .toList();
    }

    /** The routes that take an alert. */
    List<Route> routes(LabelSet labels) {
        return alerting.routing().root().match(labels);
    }

    /** Names of receivers, each once. */
    List<String> receivers(LabelSet labels) {
        return routes(labels).stream().map(Route::receiver).distinct().sorted().toList();
    }
}
