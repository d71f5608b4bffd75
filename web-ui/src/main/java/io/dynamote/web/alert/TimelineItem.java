package io.dynamote.web.alert;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an incident.
 *
 * @param type stable word, such as {@code acknowledged}
 * @param actor who did it; {@code system} for Dynamote
 * @param note in the actor's words
 * @param receiver that was told
 * @param outcome of telling it
 * @param message what happened, in words
 */
public record TimelineItem(
        Instant at,
        String type,
        @Nullable String actor,
        @Nullable String note,
        @Nullable String receiver,
        @Nullable String outcome,
        @Nullable String message) {

    /** Name in Bootstrap Icons. */
    public String icon() {
        return switch (type) {
            case "pending" -> "hourglass-split";
            case "fired", "relapsed" -> "bell-fill";
            case "acknowledged" -> "person-check-fill";
            case "unacknowledged" -> "person-check";
            case "noted" -> "chat-left-text";
            case "silenced" -> "bell-slash";
            case "unsilenced" -> "bell";
            case "notified", "not-notified" -> "send";
            case "resolved" -> "check-circle-fill";
            default -> "clock-history";
        };
    }

    /** Class of its colour. */
    public String css() {
        Tone tone = switch (type) {
            case "fired", "relapsed", "not-notified" -> Tone.FAILED;
            case "resolved" -> Tone.RUNNING;
            case "acknowledged", "noted" -> Tone.WORKING;
            case "silenced", "no-data" -> Tone.WARNING;
            default -> "given-up".equals(outcome) || "failed".equals(outcome) ? Tone.FAILED : Tone.UNKNOWN;
        };
        return tone.css();
    }

    /** What happened, in words. */
    public String text() {
        if (message != null && !message.isBlank()) {
            return message;
        }
        String told = Stream.of(receiver, outcome)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return AlertWords.capital(type.replace('-', ' ')) + (told.isEmpty() ? "" : ": " + told);
    }

    /** The note, unless the text has it already. */
    public @Nullable String ownNote() {
        return note == null || note.isBlank() || text().contains(note) ? null : note;
    }

    /** Whether a person did it. */
    public boolean byPerson() {
        return actor != null && !actor.isBlank() && !actor.equals("system");
    }
}
