package io.dynamote.web.alert;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamote.web.page.Badge;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a row of the list and as the head of its page.
 *
 * @param of the rule
 */
public record RuleRow(RuleView of) {

    public String href() {
        return "/alerts/rules/" + QueryString.encode(of.id());
    }

    /** How it does. A rule that is off is neither well nor ill. */
    public Badge badge() {
        if (!of.enabled()) {
            return new Badge("Off", "pause-circle", Tone.UNKNOWN);
        }
        RuleView.Health health = of.health();
        return switch (health == null ? "" : health.state()) {
            case "healthy" -> new Badge("Healthy", "check-circle-fill", Tone.RUNNING);
            case "failing" -> new Badge("Failing", "exclamation-triangle-fill", Tone.WARNING);
            case "refused" -> new Badge("Refused", "x-octagon-fill", Tone.FAILED);
            default -> new Badge("Not known", "question-circle", Tone.UNKNOWN);
        };
    }

    /** Why it does so; null if it is well. */
    public @Nullable String trouble() {
        RuleView.Health health = of.health();
        if (!of.enabled() || health == null || health.message() == null) {
            return null;
        }
        return health.entity() == null ? health.message() : "On " + health.entity() + ": " + health.message();
    }

    public Badge severity() {
        return AlertWords.severity(of.severity());
    }

    public String holdFor() {
        return Durations.text(of.forSeconds());
    }

    public String keepFiringFor() {
        return Durations.text(of.keepFiringForSeconds());
    }

    /** Its labels, one on a line, as the editor has them. */
    public String labels() {
        return of.labels().entrySet().stream()
                .map((Map.Entry<String, String> label) -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Whether a text is in what people know of it. */
    boolean says(String text) {
        String all = of.name() + " " + of.id() + " " + of.kind() + " " + of.expression() + " " + of.team() + " "
                + of.summary() + " " + of.severity();
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
