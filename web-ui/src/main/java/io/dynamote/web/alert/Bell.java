package io.dynamote.web.alert;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;

/**
 * The count of alerts in the frame of every page: those that fire, that nobody is on and that are not silenced.
 *
 * @param known whether anything can be told
 * @param live whether it is as it is now
 * @param critical how many of them are critical
 * @param warning how many are warnings
 * @param other how many are of any other severity
 * @param acknowledged how many more fire that somebody is on
 * @param silenced how many more fire of which nobody is told
 */
public record Bell(boolean known, boolean live, int critical, int warning, int other, int acknowledged, int silenced) {

    static Bell of(List<AlertState> active, boolean known, boolean live) {
        return new Bell(
                known,
                live,
                calling(active, 0),
                calling(active, 1),
                calling(active, 2) + calling(active, AlertWords.SEVERITIES.size()),
                (int) active.stream()
                        .filter(alert -> alert.status() == AlertStatus.ACKNOWLEDGED)
                        .count(),
                (int) active.stream()
                        .filter(alert -> alert.status() == AlertStatus.FIRING && !AlertWords.calls(alert))
                        .count());
    }

    private static int calling(List<AlertState> active, int rank) {
        return (int) active.stream()
                .filter(alert -> AlertWords.calls(alert) && AlertWords.rank(alert.severity()) == rank)
                .count();
    }

    /** All that call for somebody. */
    public int firing() {
        return critical + warning + other;
    }

    /** The figure, or a dash while nothing can be told. */
    public String text() {
        return known ? (firing() > 999 ? "999+" : Integer.toString(firing())) : "–";
    }

    /** The whole in words. */
    public String title() {
        if (!known) {
            return "Whether alerts fire is not known";
        }
        List<String> parts = new ArrayList<>();
        add(parts, critical, "critical");
        add(parts, warning, warning == 1 ? "warning" : "warnings");
        add(parts, other, "other");
        String calling = firing() == 0
                ? "No alert calls for anybody"
                : (firing() == 1 ? "1 alert fires: " : firing() + " alerts fire: ") + String.join(", ", parts);
        List<String> more = new ArrayList<>();
        add(more, acknowledged, "acknowledged");
        add(more, silenced, "silenced");
        return calling + (more.isEmpty() ? "" : "; " + String.join(", ", more)) + (live ? "" : ", as last known");
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }

    /** Classes of its element. */
    public String css() {
        String tone =
                !known ? "tone-unknown" : critical > 0 ? "tone-failed" : firing() > 0 ? "tone-warning" : "is-quiet";
        return live ? tone : tone + " is-old";
    }

    /** Name in Bootstrap Icons. */
    public String icon() {
        return !known ? "bell-slash" : firing() > 0 ? "bell-fill" : "bell";
    }
}
