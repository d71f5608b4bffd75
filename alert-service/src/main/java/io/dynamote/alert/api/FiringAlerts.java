package io.dynamote.alert.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentHistory;
import io.dynamote.alert.incident.IncidentQuery;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.events.alert.AlertStatus;
import jakarta.inject.Singleton;

/** The alerts that fire, all of them. */
@Singleton
public class FiringAlerts {

    private static final Set<AlertStatus> FIRING = Set.of(AlertStatus.FIRING, AlertStatus.ACKNOWLEDGED);

    private final IncidentHistory history;

    FiringAlerts(IncidentHistory history) {
        this.history = history;
    }

    /** The incidents, newest first. */
    public List<Incident> all() {
        List<Incident> all = new ArrayList<>();
        IncidentHistory.Parts parts =
                history.parts(new IncidentQuery(FIRING, null, null, null, null, null, null, null, null, null, 1));
        for (List<Incident> part = parts.next(); !part.isEmpty(); part = parts.next()) {
            all.addAll(part);
        }
        return all;
    }

    /** Their labels. */
    List<LabelSet> labels() {
        return history.firingLabels();
    }
}
