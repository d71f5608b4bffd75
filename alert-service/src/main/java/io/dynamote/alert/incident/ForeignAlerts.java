package io.dynamote.alert.incident;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.state.Alert;
import io.dynamote.events.alert.AlertCause;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Alerts that other systems send, as Prometheus does: again and again while they fire. */
@Singleton
public class ForeignAlerts {

    private static final int AT_ONCE = 500;

    private final TransactionOperations<Connection> transactions;
    private final IncidentTable incidents;
    private final Journal journal;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ForeignAlerts(
            TransactionOperations<Connection> transactions,
            IncidentTable incidents,
            Journal journal,
            Clock clock,
            Supplier<UUID> ids) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes what was sent: an alert whose end is ahead, or that has none, fires; it counts as over when its end has come and
     * nothing more was heard. Alerts that a rule of ours raises are left alone.
     */
    public void take(List<Alert> sent) {
        Instant now = clock.instant();
        Map<Fingerprint, Alert> alerts = new LinkedHashMap<>();
        sent.forEach(alert -> alerts.merge(alert.fingerprint(), alert, (one, other) -> one.after(other, now)));
        transactions.executeWrite(status -> {
            incidents.mayBegin();
            Map<Fingerprint, Incident> open = new HashMap<>();
            incidents.lockOpen(alerts.keySet()).forEach(incident -> open.put(incident.fingerprint(), incident));
            List<Change> changes = new ArrayList<>();
            List<Incident> heardAgain = new ArrayList<>();
            alerts.forEach((name, alert) -> take(alert, open.get(name), now, changes, heardAgain));
            incidents.updateAll(heardAgain);
            journal.write(changes);
            return status;
        });
    }

    private void take(
            Alert alert, @Nullable Incident open, Instant now, List<Change> changes, List<Incident> heardAgain) {
        if (open == null) {
            if (alert.isFiring(now)) {
                changes.add(new Change.Fired(begin(alert, now), AlertCause.SOURCE, true));
            }
        } else if (open.subject() instanceof Subject.OfSource) {
            if (!alert.isFiring(now)) {
                changes.add(end(open, alert.endsAt() == null ? now : alert.endsAt(), now, AlertCause.SOURCE));
                return;
            }
            Incident heard = heard(open, alert, now);
            if (heard.reading().equals(open.reading())) {
                heardAgain.add(heard);
            } else {
                changes.add(new Change.Moved(heard, AlertCause.SOURCE, null));
            }
        }
    }

    /** Ends what nothing more was heard of; how many that were. */
    public int endSilent() {
        return transactions.executeWrite(status -> {
            Instant now = clock.instant();
            List<Change> changes = new ArrayList<>();
            for (Incident incident : incidents.lockPresumedOver(now, AT_ONCE)) {
                Instant presumed = incident.subject() instanceof Subject.OfSource source ? source.presumedEnd() : null;
                changes.add(end(incident, presumed == null ? now : presumed, now, AlertCause.SOURCE_AWAY));
            }
            journal.write(changes);
            return changes.size();
        });
    }

    private Incident begin(Alert alert, Instant now) {
        return new Incident(
                new IncidentId(ids.get()),
                new Subject.OfSource(alert.generatorUrl(), alert.endsAt()),
                alert.labels(),
                new Incident.Reading(null, alert.annotations()),
                alert.startsAt(),
                null,
                null,
                new IncidentState.Firing(alert.startsAt()),
                List.of(),
                now);
    }

    private static Incident heard(Incident open, Alert alert, Instant now) {
        return new Incident(
                open.id(),
                new Subject.OfSource(alert.generatorUrl(), alert.endsAt()),
                open.labels(),
                new Incident.Reading(null, alert.annotations()),
                open.activeAt(),
                null,
                null,
                open.state(),
                open.silencedBy(),
                now);
    }

    private static Change end(Incident open, Instant at, Instant now, AlertCause cause) {
        if (!(open.state() instanceof IncidentState.Fired fired)) {
            throw new IllegalStateException("an alert of another system fires or is over: " + open.id());
        }
        return new Change.Ended(open.resolved(fired.resolve(at, cause), now), cause);
    }
}
