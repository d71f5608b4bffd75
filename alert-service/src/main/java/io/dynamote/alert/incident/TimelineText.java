package io.dynamote.alert.incident;

import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertChange;
import io.dynamote.events.alert.NotifiedOutcome;
import io.dynamote.runtime.actor.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A change in the words of the timeline.
 *
 * @param actor who did it
 * @param type stable word in kebab-case
 * @param message what happened
 * @param receiver that was told, or could not be; null if it is about no message
 * @param outcome of telling it, in kebab-case; null if it is about no message
 */
record TimelineText(
        String actor,
        String type,
        String message,
        @Nullable String receiver,
        @Nullable String outcome) {

    private TimelineText(String actor, String type, String message) {
        this(actor, type, message, null, null);
    }

    /** The line for a change; null if it is worth none. */
    static @Nullable TimelineText of(Change change) {
        Incident incident = change.incident();
        return switch (change) {
            case Change.Began _ -> system("pending", "Something may be wrong" + summary(incident));
            case Change.Fired _ -> system("fired", "It fires" + summary(incident));
            case Change.Moved moved -> moved.change() == null ? null : moved(moved.change(), incident);
            case Change.Subsided _ -> null;
            case Change.Ended ended -> system("resolved", "It is over: " + words(ended.cause()));
            case Change.Acknowledged by ->
                new TimelineText(by.by().name(), "acknowledged", by.by().name() + " is on it" + note(incident));
            case Change.Released by ->
                new TimelineText(by.by().name(), "unacknowledged", "Nobody is on it any more" + note(by.note()));
            case Change.Noted by -> new TimelineText(by.by().name(), "noted", by.note());
            case Change.Muted muted ->
                muted.isMuted()
                        ? system("silenced", "Nobody is told: " + String.join(", ", incident.silencedBy()))
                        : system("unsilenced", "People are told again");
            case Change.Told told -> told(told.telling());
        };
    }

    private static TimelineText moved(AlertChange change, Incident incident) {
        return switch (change) {
            case RECOVERING -> system("recovering", "It does not hold any more; it fires until that has lasted");
            case RELAPSED -> system("relapsed", "It holds again" + summary(incident));
            case NO_DATA -> system("no-data", "Nothing can be told of it");
            case DATA -> system("data", "Something can be told of it again" + summary(incident));
        };
    }

    private static TimelineText told(Telling telling) {
        boolean delivered = telling.outcome() == NotifiedOutcome.DELIVERED;
        String tries = telling.attempt() == 1 ? "" : " with try " + telling.attempt();
        String twice = telling.mayBeKnown() ? ", perhaps for the second time" : "";
        return new TimelineText(
                Actor.SYSTEM.name(),
                delivered ? "notified" : "not-notified",
                (delivered ? "Told " : "Could not tell ") + telling.destination() + tries + twice + " ("
                        + telling.reason() + "): " + telling.answer(),
                telling.receiver(),
                delivered ? "delivered" : "given-up");
    }

    private static String words(AlertCause cause) {
        return switch (cause) {
            case CONDITION -> "the condition does not hold any more";
            case NO_DATA -> "nothing can be told of it";
            case SIGNALS_AWAY -> "nothing is heard of the entity any more";
            case ENTITY_GONE -> "the entity is gone";
            case RULE_GONE -> "the rule was changed, switched off or removed";
            case OUTAGE -> "nobody looked for too long for it to go on";
            case SOURCE -> "its source says so";
            case SOURCE_AWAY -> "nothing is heard of its source any more";
        };
    }

    private static TimelineText system(String type, String message) {
        return new TimelineText(Actor.SYSTEM.name(), type, message);
    }

    private static String summary(Incident incident) {
        return note(incident.reading().annotations().get("summary"));
    }

    private static String note(Incident incident) {
        Acknowledgement by = incident.state().acknowledgement();
        return note(by == null ? null : by.note());
    }

    private static String note(@Nullable String text) {
        return text == null || text.isBlank() ? "" : ": " + text;
    }
}
