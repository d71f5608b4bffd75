package io.dynamote.alert.incident;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.dynamote.events.alert.AlertEvent;
import io.dynamote.events.alert.AlertState;
import io.dynamote.runtime.actor.Actor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Incidents and what happens to them as other tools read them. */
@Singleton
public class Contract {

    private static final String SYSTEM = Actor.SYSTEM.name();

    private final Portal portal;

    Contract(Portal portal) {
        this.portal = portal;
    }

    /** An incident as the state of its alert. */
    public AlertState state(Incident incident) {
        IncidentState state = incident.state();
        SortedMap<String, String> labels = new TreeMap<>(incident.labels().values());
        return new AlertState(
                incident.fingerprint().toString(),
                incident.id().value(),
                state.status(),
                labels.getOrDefault("alertname", ""),
                labels.get("severity"),
                labels.get("team"),
                rule(incident.subject()),
                entity(incident.subject()),
                labels,
                new TreeMap<>(incident.reading().annotations()),
                incident.reading().value(),
                deploymentRevision(incident.subject(), incident.reading().annotations()),
                incident.activeAt(),
                state.firedAt(),
                endsAt(state),
                incident.recoveringSince(),
                incident.noDataSince(),
                acknowledgement(state.acknowledgement()),
                incident.silencedBy(),
                portal.incident(incident.id()),
                incident.subject() instanceof Subject.OfSource source ? source.generatorUrl() : null,
                incident.updatedAt());
    }

    /** The fact of a change; null if it is none. */
    @Nullable
    AlertEvent fact(Change change) {
        AlertState alert = state(change.incident());
        return switch (change) {
            case Change.Began began -> new AlertEvent.Pending(alert, SYSTEM, began.cause());
            case Change.Fired fired -> new AlertEvent.Fired(alert, SYSTEM, fired.cause());
            case Change.Moved moved ->
                moved.change() == null ? null : new AlertEvent.Changed(alert, SYSTEM, moved.cause(), moved.change());
            case Change.Subsided subsided -> new AlertEvent.Subsided(alert, SYSTEM, subsided.cause());
            case Change.Ended ended -> new AlertEvent.Resolved(alert, SYSTEM, ended.cause());
            case Change.Acknowledged by ->
                new AlertEvent.Acknowledged(alert, by.by().name());
            case Change.Released by ->
                new AlertEvent.Unacknowledged(alert, by.by().name(), by.note());
            case Change.Noted by -> new AlertEvent.Noted(alert, by.by().name(), by.note());
            case Change.Muted muted ->
                muted.isMuted() ? new AlertEvent.Silenced(alert, SYSTEM) : new AlertEvent.Unsilenced(alert, SYSTEM);
            case Change.Told told -> notified(alert, told.telling());
        };
    }

    private static AlertEvent notified(AlertState alert, Telling telling) {
        return new AlertEvent.Notified(
                alert,
                SYSTEM,
                telling.receiver(),
                telling.destination(),
                telling.reason(),
                telling.outcome(),
                telling.attempt(),
                telling.mayBeKnown(),
                telling.answer());
    }

    private static @Nullable Instant endsAt(IncidentState state) {
        return state instanceof IncidentState.Resolved resolved ? resolved.at() : null;
    }

    private static AlertState.@Nullable Rule rule(Subject subject) {
        return subject instanceof Subject.OfRule of
                ? new AlertState.Rule(of.rule().value(), of.revision())
                : null;
    }

    private static AlertState.@Nullable Entity entity(Subject subject) {
        return subject instanceof Subject.OfRule of ? new AlertState.Entity(of.kind(), of.entity()) : null;
    }

    /** Evaluation writes it into the annotations of what is on a deployment or its traffic. */
    private static @Nullable Integer deploymentRevision(Subject subject, Map<String, String> annotations) {
        String revision = annotations.getOrDefault("revision", "");
        return subject instanceof Subject.OfRule && revision.matches("\\d{1,9}") ? Integer.valueOf(revision) : null;
    }

    private static AlertState.@Nullable Acknowledgement acknowledgement(@Nullable Acknowledgement by) {
        return by == null ? null : new AlertState.Acknowledgement(by.by().name(), by.at(), by.note());
    }
}
