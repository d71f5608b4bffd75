package io.dynamote.alert.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.dynamote.alert.store.Sql;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventType;
import io.dynamote.events.alert.AlertEvent;
import io.dynamote.events.alert.AlertState;
import io.dynamote.runtime.outbox.Outbox;
import io.dynamote.runtime.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The only way to change incidents: rows, timeline, events of both topics and news for the notifier together, in the
 * current transaction. Rows were locked or are inserted before anything is appended, which keeps the events of an alert in
 * order.
 */
@Singleton
final class Journal {

    private static final String SOURCE = "/dynamote/alert";

    private final IncidentTable incidents;
    private final Sql sql;
    private final Outbox outbox;
    private final Contract contract;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Journal(IncidentTable incidents, Sql sql, Outbox outbox, Portal portal, Clock clock, Supplier<UUID> ids) {
        this.incidents = incidents;
        this.sql = sql;
        this.outbox = outbox;
        this.contract = new Contract(portal);
        this.clock = clock;
        this.ids = ids;
    }

    /** Writes changes in their order. */
    void write(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        new RowChanges(changes).write(incidents);
        writeTimeline(changes);
        outbox.append(events(changes));
        tellNotifier(
                changes.stream().filter(Journal::isNews).map(Change::incident).toList());
    }

    /** Values and annotations of incidents are newer: messages from now on say so, nobody else is told. */
    void refresh(List<Incident> newer) {
        incidents.updateAll(newer);
        tellNotifier(newer.stream().filter(Journal::fires).toList());
    }

    private void tellNotifier(List<Incident> news) {
        sql.batch(
                "insert into news (incident_id) values (?)",
                news.stream()
                        .map(incident -> incident.id().value())
                        .distinct()
                        .map(List::of)
                        .toList());
    }

    private static boolean fires(Incident incident) {
        return incident.state() instanceof IncidentState.Fired;
    }

    /** The state of these alerts is told no more: consumers of the compacted topic forget them. */
    void forget(List<Incident> over) {
        Instant now = clock.instant();
        outbox.append(
                over.stream().map(incident -> message(tombstone(incident, now))).toList());
    }

    /** One that subsided leaves no trace here. */
    private void writeTimeline(List<Change> changes) {
        Set<IncidentId> gone = changes.stream()
                .filter(Change.Subsided.class::isInstance)
                .map(change -> change.incident().id())
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Change change : changes) {
            IncidentId id = change.incident().id();
            TimelineText text = TimelineText.of(change);
            if (text != null && !gone.contains(id)) {
                lines.add(Arrays.asList(
                        id.value(),
                        at(change, now),
                        text.actor(),
                        text.type(),
                        text.message(),
                        text.receiver(),
                        text.outcome()));
            }
        }
        sql.batch(
                "insert into timeline (incident_id, at, actor, type, message, receiver, outcome)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                lines);
    }

    /** Evaluation has the time of its signals, everything else that of our clock. */
    private static Instant at(Change change, Instant now) {
        return switch (change) {
            case Change.Began _, Change.Fired _, Change.Moved _, Change.Subsided _, Change.Ended _ ->
                change.incident().updatedAt();
            case Change.Acknowledged _, Change.Released _, Change.Noted _, Change.Muted _, Change.Told _ -> now;
        };
    }

    private List<OutboxMessage> events(List<Change> changes) {
        Instant now = clock.instant();
        List<OutboxMessage> messages = new ArrayList<>();
        for (Change change : changes) {
            Instant at = at(change, now);
            AlertEvent fact = contract.fact(change);
            if (fact != null) {
                messages.add(message(Event.of(ids.get(), SOURCE, at, null, fact)));
            }
            state(change, at).ifPresent(event -> messages.add(message(event)));
        }
        return messages;
    }

    /** What the topic of states is to say; empty if it stays as it is. */
    private Optional<Event<AlertState>> state(Change change, Instant at) {
        return switch (change) {
            case Change.Subsided subsided -> Optional.of(tombstone(subsided.incident(), at));
            case Change.Told _, Change.Noted _ -> Optional.empty();
            case Change.Began _,
                    Change.Fired _,
                    Change.Moved _,
                    Change.Ended _,
                    Change.Acknowledged _,
                    Change.Released _,
                    Change.Muted _ ->
                Optional.of(Event.of(ids.get(), SOURCE, at, null, contract.state(change.incident())));
        };
    }

    private Event<AlertState> tombstone(Incident incident, Instant at) {
        return Event.tombstone(
                ids.get(),
                EventType.ALERT_STATE,
                SOURCE,
                at,
                null,
                incident.fingerprint().toString());
    }

    private static boolean isNews(Change change) {
        return switch (change) {
            case Change.Fired _, Change.Ended _, Change.Acknowledged _, Change.Released _ -> true;
            case Change.Moved moved -> fires(moved.incident());
            case Change.Began _, Change.Subsided _, Change.Noted _, Change.Muted _, Change.Told _ -> false;
        };
    }

    private static OutboxMessage message(Event<?> event) {
        EncodedEvent encoded = EventCodec.encode(event);
        return new OutboxMessage(event.id(), encoded.topic(), encoded.key(), encoded.headers(), encoded.value());
    }
}
