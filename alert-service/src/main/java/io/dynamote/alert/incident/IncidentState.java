package io.dynamote.alert.incident;

import java.time.Instant;

import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands.
 *
 * <pre>
 *            fire            acknowledge
 * Pending ─────────▶ Firing ─────────────▶ Acknowledged ──┐ acknowledge: another one is on it
 *    │ (gone         │   ▲     release          │    ▲     │
 *    │  without      │   └──────────────────────┤    └─────┘
 *    ▼  trace)       │ resolve                  │ resolve
 *                    └──────▶ Resolved ◀────────┘
 * </pre>
 */
public sealed interface IncidentState {

    /** Its word in contracts and rows. */
    AlertStatus status();

    /** Since when it fires; null if it does not yet. */
    @Nullable
    Instant firedAt();

    /** Who is on it, or was when it ended; null if nobody. */
    @Nullable
    Acknowledgement acknowledgement();

    /** An incident of which people should know. */
    sealed interface Fired extends IncidentState {

        @Override
        Instant firedAt();

        /** Somebody takes it on, or takes it over. */
        Acknowledged acknowledge(Acknowledgement acknowledgement);

        /** It is over. */
        Resolved resolve(Instant at, AlertCause cause);
    }

    /** Something is wrong, not yet for long enough. */
    record Pending() implements IncidentState {

        /** It has been wrong for long enough. */
        public Firing fire(Instant at) {
            return new Firing(at);
        }

        @Override
        public AlertStatus status() {
            return AlertStatus.PENDING;
        }

        @Override
        public @Nullable Instant firedAt() {
            return null;
        }

        @Override
        public @Nullable Acknowledgement acknowledgement() {
            return null;
        }
    }

    /** Something is wrong and nobody is on it. */
    record Firing(Instant firedAt) implements Fired {

        public Firing {
            firedAt = Incident.micros(firedAt);
        }

        @Override
        public Acknowledged acknowledge(Acknowledgement by) {
            return new Acknowledged(firedAt, by);
        }

        @Override
        public Resolved resolve(Instant at, AlertCause cause) {
            return new Resolved(firedAt, null, at, cause);
        }

        @Override
        public AlertStatus status() {
            return AlertStatus.FIRING;
        }

        @Override
        public @Nullable Acknowledgement acknowledgement() {
            return null;
        }
    }

    /** Something is wrong and somebody is on it. */
    record Acknowledged(Instant firedAt, Acknowledgement acknowledgement) implements Fired {

        public Acknowledged {
            firedAt = Incident.micros(firedAt);
        }

        @Override
        public Acknowledged acknowledge(Acknowledgement by) {
            return new Acknowledged(firedAt, by);
        }

        /** Nobody is on it any more. */
        public Firing release() {
            return new Firing(firedAt);
        }

        @Override
        public Resolved resolve(Instant at, AlertCause cause) {
            return new Resolved(firedAt, acknowledgement, at, cause);
        }

        @Override
        public AlertStatus status() {
            return AlertStatus.ACKNOWLEDGED;
        }
    }

    /** It is over, for good: when the alert comes back it is another incident. */
    record Resolved(Instant firedAt, @Nullable Acknowledgement acknowledgement, Instant at, AlertCause cause)
            implements IncidentState {

        public Resolved {
            firedAt = Incident.micros(firedAt);
            // Signals carry times of their own: an end is never told as before its beginning.
            at = at.isBefore(firedAt) ? firedAt : Incident.micros(at);
        }

        @Override
        public AlertStatus status() {
            return AlertStatus.RESOLVED;
        }
    }
}
