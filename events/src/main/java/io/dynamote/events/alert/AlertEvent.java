package io.dynamote.events.alert;

import io.dynamote.events.EventPayload;
import org.jspecify.annotations.Nullable;

/** A fact about one alert. Facts of one alert are in order on their topic. */
public sealed interface AlertEvent extends EventPayload {

    /** The alert as it is once the fact is true. */
    AlertState alert();

    /** Who caused the fact: a user's name, or {@code system} for what Dynamote found out or did by itself. */
    String actor();

    @Override
    default String key() {
        return alert().key();
    }

    /** Something is wrong, not yet for long enough. */
    record Pending(AlertState alert, String actor, AlertCause cause) implements AlertEvent {}

    /** It has been wrong for long enough. */
    record Fired(AlertState alert, String actor, AlertCause cause) implements AlertEvent {}

    /** It goes on as it was, but something about it changed. */
    record Changed(AlertState alert, String actor, AlertCause cause, AlertChange change) implements AlertEvent {}

    /** It ended before it fired: the alert is as it was last. Its state is gone. */
    record Subsided(AlertState alert, String actor, AlertCause cause) implements AlertEvent {}

    /** Somebody is on it. */
    record Acknowledged(AlertState alert, String actor) implements AlertEvent {}

    /**
     * Nobody is on it any more.
     *
     * @param note why, in the words of the actor
     */
    record Unacknowledged(
            AlertState alert, String actor, @Nullable String note) implements AlertEvent {}

    /**
     * Somebody wrote something down.
     *
     * @param note in the words of the actor
     */
    record Noted(AlertState alert, String actor, String note) implements AlertEvent {}

    /** It is over. */
    record Resolved(AlertState alert, String actor, AlertCause cause) implements AlertEvent {}

    /** Nobody is told from now on: {@link AlertState#silencedBy} says why, also when that changed. */
    record Silenced(AlertState alert, String actor) implements AlertEvent {}

    /** People are told again. */
    record Unsilenced(AlertState alert, String actor) implements AlertEvent {}

    /**
     * A message that tells of it came to an end. Its tries in between are not told here.
     *
     * @param receiver name of the receiver in the routes
     * @param destination one place of the receiver, such as {@code ops/slack/0}
     * @param reason why it was told, in the words of Alertmanager's {@code notification_reason}
     * @param outcome what became of it
     * @param attempt the number of tries it took
     * @param mayBeKnown whether an earlier try may have arrived without an answer, so that this was told twice
     * @param answer what the receiver answered, without secrets
     */
    record Notified(
            AlertState alert,
            String actor,
            String receiver,
            String destination,
            String reason,
            NotifiedOutcome outcome,
            int attempt,
            boolean mayBeKnown,
            String answer)
            implements AlertEvent {}
}
