package io.dynamote.alert.api;

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
    private static final int MOST = 20_000;

    private final IncidentHistory history;

    FiringAlerts(IncidentHistory history) {
        this.history = history;
    }

    /** The incidents, newest first. */
    public List<Incident> all() {
        return history.page(new IncidentQuery(FIRING, null, null, null, null, null, null, null, null, null, MOST));
    }

    /** Their labels. */
    List<LabelSet> labels() {
        return all().stream().map(Incident::labels).toList();
    }
}
