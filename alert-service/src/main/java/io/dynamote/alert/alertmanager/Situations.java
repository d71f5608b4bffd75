package io.dynamote.alert.alertmanager;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.dynamote.alert.api.FiringAlerts;
import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.dispatch.AlertingFiles;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentState;
import io.dynamote.alert.inhibition.Inhibitor;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.store.Mutes;
import jakarta.inject.Singleton;

/** Looks at what is stored, so that every instance answers alike. */
@Singleton
final class Situations {

    private final FiringAlerts firing;
    private final AlertingFiles files;
    private final Mutes mutes;
    private final Clock clock;

    Situations(FiringAlerts firing, AlertingFiles files, Mutes mutes, Clock clock) {
        this.firing = firing;
        this.files = files;
        this.mutes = mutes;
        this.clock = clock;
    }

    Situation now() {
        Instant now = clock.instant();
        Alerting alerting = files.load();
        Silences silences = new Silences();
        mutes.readInto(silences, alerting.maintenance());
        Inhibitor inhibitor = new Inhibitor(alerting.routing().inhibition());
        List<Incident> incidents = firing.all();
        incidents.forEach(incident -> {
            if (incident.state() instanceof IncidentState.Fired fired) {
                inhibitor.take(
                        Alert.firing(incident.labels(), incident.reading().annotations(), fired.firedAt(), ""));
            }
        });
        return new Situation(alerting, silences, inhibitor, incidents, now);
    }
}
