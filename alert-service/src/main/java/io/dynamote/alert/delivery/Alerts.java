package io.dynamote.alert.delivery;

import java.time.Instant;

import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentState;
import io.dynamote.alert.incident.Subject;
import io.dynamote.alert.state.Alert;

/** Incidents as the pipeline knows them: alerts. */
final class Alerts {

    private Alerts() {}

    /**
     * The alert of an incident.
     *
     * @param heard when this was heard; what is heard later is newer, whatever the times of signals and of people say
     */
    static Alert of(Incident incident, Instant heard) {
        Instant start = incident.state().firedAt();
        if (start == null) {
            throw new IllegalArgumentException("nobody is told of an incident that does not fire: " + incident.id());
        }
        Instant end = incident.state() instanceof IncidentState.Resolved resolved ? resolved.at() : null;
        return new Alert(
                incident.labels(),
                incident.reading().annotations(),
                start,
                end,
                false,
                heard,
                incident.subject() instanceof Subject.OfSource source ? source.generatorUrl() : "");
    }
}
