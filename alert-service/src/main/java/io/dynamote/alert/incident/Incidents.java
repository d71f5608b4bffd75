package io.dynamote.alert.incident;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What people do with incidents, and what becomes of them by itself. */
@Singleton
public class Incidents {

    /** So many are noted to be silenced, or not to be any more, in one transaction. */
    public static final int MUTED_AT_ONCE = 5_000;

    private static final int LONGEST_NOTE = 1_000;
    private static final int AT_ONCE = 500;

    private final TransactionOperations<Connection> transactions;
    private final IncidentTable incidents;
    private final Journal journal;
    private final Clock clock;

    Incidents(TransactionOperations<Connection> transactions, IncidentTable incidents, Journal journal, Clock clock) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Somebody takes an incident on, or over. Asked again by the same person with the same words it changes nothing.
     *
     * @throws IncidentException if there is none, or it does not fire
     */
    public Incident acknowledge(IncidentId id, Actor by, @Nullable String note) {
        checkNote(note);
        return change(id, incident -> {
            if (!(incident.state() instanceof IncidentState.Fired fired)) {
                throw new IncidentException.WrongState(incident, "only what fires can be acknowledged");
            }
            Instant now = clock.instant();
            Acknowledgement next = new Acknowledgement(by, now, note);
            Acknowledgement before = incident.state().acknowledgement();
            boolean same = before != null && before.by().equals(by) && Objects.equals(before.note(), next.note());
            return same ? null : new Change.Acknowledged(incident.become(fired.acknowledge(next), now), by);
        });
    }

    /**
     * Nobody is on it any more.
     *
     * @throws IncidentException if there is none, or nobody is on it
     */
    public Incident release(IncidentId id, Actor by, @Nullable String note) {
        checkNote(note);
        return change(id, incident -> {
            if (!(incident.state() instanceof IncidentState.Acknowledged acknowledged)) {
                throw new IncidentException.WrongState(incident, "nobody is on it");
            }
            return new Change.Released(incident.become(acknowledged.release(), clock.instant()), by, note);
        });
    }

    /**
     * Writes something down, also when it is over.
     *
     * @throws IncidentException if there is none
     */
    public Incident note(IncidentId id, Actor by, String note) {
        checkNote(note);
        if (note.isBlank()) {
            throw InvalidInputException.of("note", note, "must not be empty");
        }
        return change(id, incident -> new Change.Noted(incident, by, note));
    }

    private Incident change(IncidentId id, Function<Incident, @Nullable Change> step) {
        return transactions.executeWrite(status -> {
            Incident incident = incidents.lock(id).orElseThrow(() -> new IncidentException.NotFound(id));
            Change change = step.apply(incident);
            if (change == null) {
                return incident;
            }
            journal.write(List.of(change));
            return change.incident();
        });
    }

    private static void checkNote(@Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw InvalidInputException.of("note", note.length(), "must have at most " + LONGEST_NOTE + " characters");
        }
    }

    /**
     * Looks at everything that fires which of it is silenced, and notes what changed.
     *
     * @return how many that were; if it is {@link #MUTED_AT_ONCE} there may be more, for the next call
     */
    public int mute(Silences silences) {
        return transactions.executeWrite(status -> {
            Instant now = clock.instant();
            List<Map<String, String>> labels = silences.active(now).stream()
                    .map(mute -> mute.matchers().equalities())
                    .toList();
            List<Fingerprint> wrong = incidents.silencedOrWith(labels).stream()
                    .filter(one -> !silences.muting(one.labels(), now).equals(one.silencedBy()))
                    .map(one -> one.labels().fingerprint())
                    .limit(MUTED_AT_ONCE)
                    .toList();
            return mute(silences, wrong, now);
        });
    }

    /** Looks which of these alerts are silenced, and notes what changed; how many that were. */
    public int mute(Silences silences, Collection<Fingerprint> alerts) {
        return transactions.executeWrite(status -> mute(silences, alerts, clock.instant()));
    }

    private int mute(Silences silences, Collection<Fingerprint> alerts, Instant now) {
        List<Change> changes = new ArrayList<>();
        for (Incident incident : incidents.lockOpen(alerts)) {
            List<String> by = silences.muting(incident.labels(), now);
            if (incident.state() instanceof IncidentState.Fired && !by.equals(incident.silencedBy())) {
                changes.add(new Change.Muted(incident.silenced(by, now), !by.isEmpty()));
            }
        }
        journal.write(changes);
        return changes.size();
    }

    /** Incidents of which there is news, as they are now; the news is taken away with the current transaction. */
    public List<Incident> takeNews(int most) {
        return incidents.takeNews(most);
    }

    /**
     * Notes that messages came to an end. Within the current transaction; all of a transaction at once, as their incidents
     * are locked in one order.
     */
    public void told(List<Told> messages) {
        Map<Occurrence, Incident> locked = new HashMap<>();
        List<Alert> all =
                messages.stream().flatMap(told -> told.alerts().stream()).toList();
        incidents.lockFired(all).forEach(incident -> locked.put(Occurrence.of(incident), incident));
        List<Change> changes = new ArrayList<>();
        for (Told told : messages) {
            for (Alert alert : told.alerts()) {
                Incident incident = locked.get(new Occurrence(alert.fingerprint(), alert.startsAt()));
                if (incident != null) {
                    changes.add(new Change.Told(incident, told.telling()));
                }
            }
        }
        journal.write(changes);
    }

    /**
     * A message that came to an end.
     *
     * @param alerts of which it told
     * @param telling what became of it
     */
    public record Told(List<Alert> alerts, Telling telling) {

        public Told {
            alerts = List.copyOf(alerts);
        }
    }

    private record Occurrence(Fingerprint alert, @Nullable Instant firedAt) {

        static Occurrence of(Incident incident) {
            return new Occurrence(incident.fingerprint(), incident.state().firedAt());
        }
    }

    /**
     * Takes back the state of alerts that have been over for this long; history keeps them.
     *
     * @return how many
     */
    public int forget(Duration after) {
        return transactions.executeWrite(status -> {
            incidents.holdBeginnings();
            Instant before = clock.instant().minus(after);
            List<Incident> over = incidents.forgettable(before, AT_ONCE);
            Set<Fingerprint> later =
                    incidents.toldLater(over.stream().map(Incident::fingerprint).toList(), before);
            journal.forget(over.stream()
                    .filter(incident -> !later.contains(incident.fingerprint()))
                    .toList());
            incidents.unstate(over.stream().map(Incident::id).toList());
            return over.size();
        });
    }

    /**
     * Discards incidents that were over before this time, with their timelines; not those whose state is still told.
     *
     * @return how many
     */
    public int discard(Instant before) {
        return transactions.executeWrite(status -> incidents.discard(before, AT_ONCE));
    }
}
