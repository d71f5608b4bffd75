package io.dynamote.alert.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a series of changes comes to for the rows. An incident that began and subsided within it never has one. */
final class RowChanges {

    private final Map<IncidentId, Incident> inserts = new LinkedHashMap<>();
    private final Map<IncidentId, Incident> updates = new LinkedHashMap<>();
    private final List<IncidentId> deletes = new ArrayList<>();

    RowChanges(List<Change> changes) {
        changes.forEach(this::add);
    }

    private void add(Change change) {
        Incident incident = change.incident();
        switch (change) {
            case Change.Began _ -> inserts.put(incident.id(), incident);
            case Change.Fired fired -> (fired.isNew() ? inserts : of(incident)).put(incident.id(), incident);
            case Change.Moved _, Change.Ended _, Change.Acknowledged _, Change.Released _, Change.Muted _ ->
                of(incident).put(incident.id(), incident);
            case Change.Subsided _ -> {
                if (inserts.remove(incident.id()) == null) {
                    updates.remove(incident.id());
                    deletes.add(incident.id());
                }
            }
            case Change.Told _, Change.Noted _ -> {
                // Only its timeline changes.
            }
        }
    }

    private Map<IncidentId, Incident> of(Incident incident) {
        return inserts.containsKey(incident.id()) ? inserts : updates;
    }

    /** Writes them: what ends does so first, as only one incident of an alert may be open. */
    void write(IncidentTable table) {
        table.delete(deletes);
        table.updateAll(List.copyOf(updates.values()));
        table.insertAll(inserts.values().stream().filter(RowChanges::isOver).toList());
        table.insertAll(
                inserts.values().stream().filter(incident -> !isOver(incident)).toList());
    }

    private static boolean isOver(Incident incident) {
        return incident.state() instanceof IncidentState.Resolved;
    }
}
