package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/** A lane at work: one that is down holds up no other. */
final class Lane {

    final Route route;
    final Destination destination;

    /** Names of the alerts in it. */
    final Set<Fingerprint> members = new HashSet<>();

    private LaneState state;
    private @Nullable Instant scheduled;
    private boolean gone;

    Lane(Route route, Destination destination, LaneState state) {
        this.route = route;
        this.destination = destination;
        this.state = state;
    }

    /** A lane that begins with an alert, the news of this number. */
    static Lane begin(LaneKey key, Route route, Destination destination, Alert first, long number, Instant now) {
        Instant look = now.plus(route.timing().waitFor(first.labels()));
        return new Lane(
                route, destination, new LaneState(key, look, false, now, number - 1, null, new Progress.Resting()));
    }

    LaneState state() {
        return state;
    }

    LaneKey key() {
        return state.key();
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }

    /** Takes an alert; one that has waited long enough elsewhere does not wait again. Whether that changes its state. */
    boolean join(Alert alert, Instant now) {
        members.add(alert.fingerprint());
        Instant waited = alert.startsAt().plus(route.timing().waitFor(alert.labels()));
        if (state.looked() || !state.nextLook().isAfter(now) || waited.isAfter(now)) {
            return false;
        }
        state = state.lookingNextAt(now, false);
        return true;
    }

    /** When to look at it next. */
    Instant next() {
        return state.progress() instanceof Progress.PutOff off && off.until().isBefore(state.nextLook())
                ? off.until()
                : state.nextLook();
    }

    /** Notes for when it is on the agenda; whether that is news. */
    boolean schedule(@Nullable Instant time) {
        boolean news = !Objects.equals(scheduled, time);
        scheduled = time;
        return news;
    }

    /** Moves its next look past this time; whether there is anything to do in this one. */
    boolean look(Instant at) {
        if (!state.nextLook().isAfter(at)) {
            state = state.lookingNextAt(at.plus(route.timing().groupInterval()), true);
        }
        return switch (state.progress()) {
            case Progress.Resting resting -> true;
            case Progress.PutOff off -> !off.until().isAfter(at);
            case Progress.UnderWay underWay -> false;
        };
    }

    /** What is due since an earlier look. */
    @Nullable
    Reason outstanding() {
        return state.progress() instanceof Progress.PutOff off ? off.reason() : null;
    }

    /** Whether its turn has come. */
    boolean hasTurn(Instant at) {
        return state.progress() instanceof Progress.PutOff off
                && off.hasTurn()
                && !off.until().isAfter(at);
    }

    void awaitTurn(Reason reason, Instant turn) {
        state = state.with(new Progress.PutOff(reason, turn, true, tries()));
    }

    void retryAt(Instant time, Notification failed, boolean ambiguous) {
        state = state.with(
                new Progress.PutOff(failed.reason(), time, false, failed.tries().failed(ambiguous)));
    }

    Notification send(UUID id, Reason reason, Instant at, List<Alert> told, long seen) {
        Notification notification =
                new Notification(id, key().group(), destination, reason, at, told, tries().again(at));
        state = state.with(new Progress.UnderWay(notification, seen));
        return notification;
    }

    private Tries tries() {
        return state.progress() instanceof Progress.PutOff off ? off.tries() : Tries.NONE;
    }

    /**
     * Lets it be until the next look. A receiver that may have taken one of the tries is told there how things are, whatever
     * was told before: they may be again as they were, which would not be news to anybody else.
     */
    void giveUp(Reason reason, Tries failed) {
        if (failed.mayBeKnown()) {
            state = state.with(new Progress.PutOff(reason, state.nextLook(), false, failed.anew()));
        } else {
            rest();
        }
    }

    void rest() {
        state = state.with(new Progress.Resting());
    }

    void told(LogEntry entry) {
        state = state.telling(entry);
    }

    /** What ended while it was hidden is news when it comes back. */
    void forget(Set<Fingerprint> names) {
        LogEntry told = state.told();
        if (told != null && !names.isEmpty()) {
            state = state.telling(told.without(names));
        }
    }

    void settled(Instant at, long number) {
        state = state.settled(at, number);
    }
}
