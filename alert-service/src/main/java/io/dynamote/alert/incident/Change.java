package io.dynamote.alert.incident;

import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertChange;
import io.dynamote.runtime.actor.Actor;
import org.jspecify.annotations.Nullable;

/** One step of an incident, as it is stored and told. */
sealed interface Change {

    /** The incident after it; of one that subsided, as it was last. */
    Incident incident();

    /** Something may be wrong. */
    record Began(Incident incident, AlertCause cause) implements Change {}

    /**
     * It fires.
     *
     * @param isNew whether it did not pend before
     */
    record Fired(Incident incident, AlertCause cause, boolean isNew) implements Change {}

    /**
     * It goes on.
     *
     * @param change what is worth telling of it; null if only times moved
     */
    record Moved(
            Incident incident, AlertCause cause, @Nullable AlertChange change) implements Change {}

    /** It ended before it fired. */
    record Subsided(Incident incident, AlertCause cause) implements Change {}

    /** It is over. */
    record Ended(Incident incident, AlertCause cause) implements Change {}

    /** Somebody is on it. */
    record Acknowledged(Incident incident, Actor by) implements Change {}

    /** Nobody is on it any more. */
    record Released(Incident incident, Actor by, @Nullable String note) implements Change {}

    /** Somebody wrote something down. */
    record Noted(Incident incident, Actor by, String note) implements Change {}

    /** Whether people are told of it changed. */
    record Muted(Incident incident, boolean isMuted) implements Change {}

    /** A message about it came to an end. */
    record Told(Incident incident, Telling telling) implements Change {}
}
