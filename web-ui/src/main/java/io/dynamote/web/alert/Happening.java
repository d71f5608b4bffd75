package io.dynamote.web.alert;

import java.time.Instant;

import io.dynamote.web.page.Tone;

/**
 * Something that happened to what an alert is on, or to the alert itself between that.
 *
 * @param text what, in words
 * @param icon name in Bootstrap Icons
 * @param own whether it is about the alert itself
 */
public record Happening(Instant at, String text, String icon, Tone tone, boolean own) {

    /** Of a job, by the status that it has since then. */
    static Happening ofJob(Instant at, String status, String text) {
        return switch (status) {
            case "failed" -> new Happening(at, text, "x-octagon-fill", Tone.FAILED, false);
            case "completed" -> new Happening(at, text, "check-circle-fill", Tone.RUNNING, false);
            default -> new Happening(at, text, "clock-history", Tone.UNKNOWN, false);
        };
    }

    /** Of a deployment, by the phase that it has since then. */
    static Happening ofDeployment(Instant at, String phase, String text) {
        return switch (phase) {
            case "Failed" -> new Happening(at, text, "x-octagon-fill", Tone.FAILED, false);
            case "Running" -> new Happening(at, text, "check-circle-fill", Tone.RUNNING, false);
            default -> new Happening(at, text, "clock-history", Tone.UNKNOWN, false);
        };
    }

    /** The alert fired. */
    static Happening fired(Instant at, String alert) {
        return new Happening(at, alert + " fired", "bell-fill", Tone.WARNING, true);
    }

    /** The alert was over. */
    static Happening over(Instant at, String alert) {
        return new Happening(at, alert + " was over", "bell", Tone.RUNNING, true);
    }
}
