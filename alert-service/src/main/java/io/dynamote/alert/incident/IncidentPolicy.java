package io.dynamote.alert.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.alert.evaluation.AlertState;
import io.dynamote.alert.evaluation.Cause;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertChange;
import org.jspecify.annotations.Nullable;

/**
 * What a transition of an evaluation makes of the incident that is open. What was before is asked of the incident, not of
 * the transition: one that is written again changes nothing.
 */
final class IncidentPolicy {

    private final Supplier<UUID> ids;

    IncidentPolicy(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /**
     * The changes, in order.
     *
     * @param open the incident of the alert that is not over; null if there is none
     * @param shard whose signals were evaluated
     */
    List<Change> of(Transition transition, @Nullable Incident open, int shard) {
        if (open != null && !isOf(open, transition)) {
            return List.of();
        }
        AlertCause cause = cause(transition.cause());
        return switch (transition.to().known()) {
            case AlertState.Inactive _ -> open == null ? List.of() : List.of(end(open, transition, cause));
            case AlertState.Pending _ -> pending(transition, open, shard, cause);
            case AlertState.Firing firing -> firing(transition, open, shard, firing.firedAt(), cause);
            case AlertState.Recovering recovering -> firing(transition, open, shard, recovering.firedAt(), cause);
        };
    }

    /** Whether it is the rule's own: two rules that raise the same alert do not take it from each other. */
    static boolean isOf(Incident open, Transition transition) {
        return open.subject() instanceof Subject.OfRule of && of.rule().equals(transition.rule());
    }

    private static Change end(Incident open, Transition transition, AlertCause cause) {
        Incident last = open.read(reading(transition), transition.at());
        return switch (open.state()) {
            case IncidentState.Pending _ -> new Change.Subsided(last, cause);
            case IncidentState.Fired fired ->
                new Change.Ended(last.resolved(fired.resolve(transition.at(), cause), transition.at()), cause);
            case IncidentState.Resolved _ -> throw new IllegalStateException("not open: " + open.id());
        };
    }

    /** A rule whose {@code for} was raised takes back what it said: the incident is over, and another one may begin. */
    private List<Change> pending(Transition transition, @Nullable Incident open, int shard, AlertCause cause) {
        if (open != null && open.state() instanceof IncidentState.Pending) {
            return moved(open, transition, shard, open.state(), cause);
        }
        Incident next = incident(id(), transition, shard, new IncidentState.Pending(), null);
        Change began = new Change.Began(next, cause);
        return open == null ? List.of(began) : List.of(end(open, transition, cause), began);
    }

    private List<Change> firing(
            Transition transition, @Nullable Incident open, int shard, Instant firedAt, AlertCause cause) {
        if (open == null) {
            return List.of(new Change.Fired(
                    incident(id(), transition, shard, new IncidentState.Firing(firedAt), null), cause, true));
        }
        return switch (open.state()) {
            case IncidentState.Pending pending ->
                List.of(new Change.Fired(
                        incident(open.id(), transition, shard, pending.fire(firedAt), open), cause, false));
            case IncidentState.Fired fired -> moved(open, transition, shard, fired, cause);
            case IncidentState.Resolved _ -> throw new IllegalStateException("not open: " + open.id());
        };
    }

    private static List<Change> moved(
            Incident open, Transition transition, int shard, IncidentState state, AlertCause cause) {
        Incident next = incident(open.id(), transition, shard, state, open);
        boolean same = next.read(open.reading(), open.updatedAt()).equals(open);
        return same ? List.of() : List.of(new Change.Moved(next, cause, change(open, next)));
    }

    private static @Nullable AlertChange change(Incident before, Incident after) {
        if ((before.noDataSince() == null) != (after.noDataSince() == null)) {
            return after.noDataSince() == null ? AlertChange.DATA : AlertChange.NO_DATA;
        }
        if ((before.recoveringSince() == null) != (after.recoveringSince() == null)) {
            return after.recoveringSince() == null ? AlertChange.RELAPSED : AlertChange.RECOVERING;
        }
        return null;
    }

    private IncidentId id() {
        return new IncidentId(ids.get());
    }

    private static Incident incident(
            IncidentId id, Transition transition, int shard, IncidentState state, @Nullable Incident before) {
        AlertState to = transition.to();
        return new Incident(
                id,
                new Subject.OfRule(
                        transition.rule(), transition.revision(), transition.kind(), transition.entity(), shard),
                transition.labels(),
                reading(transition),
                activeAt(to.known(), transition.at()),
                to.known() instanceof AlertState.Recovering recovering ? recovering.since() : null,
                to instanceof AlertState.NoData noData ? noData.since() : null,
                state,
                before == null ? List.of() : before.silencedBy(),
                transition.at());
    }

    private static Instant activeAt(AlertState.Known state, Instant at) {
        return switch (state) {
            case AlertState.Inactive _ -> at;
            case AlertState.Pending(Instant activeAt) -> activeAt;
            case AlertState.Firing(Instant activeAt, Instant _) -> activeAt;
            case AlertState.Recovering(Instant activeAt, Instant _, Instant _) -> activeAt;
        };
    }

    private static Incident.Reading reading(Transition transition) {
        return new Incident.Reading(transition.value(), transition.annotations());
    }

    private static AlertCause cause(Cause cause) {
        return switch (cause) {
            case CONDITION -> AlertCause.CONDITION;
            case NO_DATA -> AlertCause.NO_DATA;
            case SILENCE -> AlertCause.SIGNALS_AWAY;
            case ENTITY_GONE -> AlertCause.ENTITY_GONE;
            case RULE_GONE -> AlertCause.RULE_GONE;
            case OUTAGE -> AlertCause.OUTAGE;
        };
    }
}
