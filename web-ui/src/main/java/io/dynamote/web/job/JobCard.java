package io.dynamote.web.job;

import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Figures;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A job as a card.
 *
 * @param of the job
 */
public record JobCard(Job of) {

    public String id() {
        return "job:" + of.id();
    }

    public Badge badge() {
        if (of.quiet()) {
            return new Badge("Quiet", "volume-mute", Tone.WARNING);
        }
        return switch (of.status()) {
            case "pending" -> new Badge("Waiting", "hourglass", Tone.UNKNOWN);
            case "running" -> new Badge("Running", "arrow-repeat", Tone.WORKING);
            case "paused" -> new Badge("Paused", "pause-circle-fill", Tone.WARNING);
            case "completed" -> new Badge("Completed", "check-circle-fill", Tone.RUNNING);
            case "failed" -> new Badge("Failed", "x-octagon-fill", Tone.FAILED);
            case "cancelled" -> new Badge("Cancelled", "dash-circle", Tone.UNKNOWN);
            default -> new Badge(of.status(), "question-circle", Tone.UNKNOWN);
        };
    }

    public boolean ended() {
        return of.endedAt() != null;
    }

    /** Share in tenths of a percent, for the bar. */
    public int permille() {
        return of.progress() == null ? 0 : (int) Math.round(Math.clamp(of.progress(), 0, 1) * 1_000);
    }

    /** Share in words. */
    public String share() {
        return Figures.percent(of.progress());
    }

    /** What it is at, or why it is at nothing. */
    public String stage() {
        if (of.quiet()) {
            return "Not heard of for long" + (of.stage() == null ? "" : "; last at: " + of.stage());
        }
        if (of.stage() != null) {
            return of.stage();
        }
        return of.status().equals("pending") ? "Waits to begin" : "";
    }

    /** Rate in words. */
    public String rate() {
        return of.bytesPerSecond() == null ? "–" : Figures.bytes(of.bytesPerSecond()) + "/s";
    }

    /** Bytes that are through, of all if that is known. */
    public String bytes() {
        if (of.bytesDone() == null) {
            return "–";
        }
        String done = Figures.bytes(of.bytesDone());
        return of.bytesTotal() == null ? done : done + " of " + Figures.bytes(of.bytesTotal());
    }

    public String elapsed() {
        return Figures.span(of.elapsedSeconds());
    }

    public String left() {
        return of.remainingSeconds() == null ? "–" : "about " + Figures.span(of.remainingSeconds());
    }

    /** Why a figure is a dash; null if it is none. */
    public @Nullable String why(String figure) {
        return of.unavailable().get(figure);
    }

    /** Page about the job, if its source names a safe one. */
    public @Nullable String link() {
        return of.link() != null && of.link().matches("https?://.*") ? of.link() : null;
    }
}
