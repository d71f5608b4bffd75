package io.dynamote.alert.receiver;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.state.AlertStatus;

/**
 * The words about one alert in a message, the same in every dialect. Control and bidi characters are gone; markup is not
 * escaped.
 *
 * @param summary the annotation of this name, or the name of the alert
 * @param description the annotation of this name, or empty
 * @param labels those that tell it apart from the others of the message
 * @param since when it began, or ended
 */
public record AlertLine(
        AlertStatus status, String severity, String summary, String description, String labels, String since) {

    /** Labels that a message says elsewhere. */
    private static final Set<String> SAID = Set.of("alertname", "severity");

    /** The words about one alert of a message. */
    public static AlertLine of(Message message, Alert alert) {
        AlertStatus status = alert.status(message.at());
        Instant since = status == AlertStatus.RESOLVED && alert.endsAt() != null ? alert.endsAt() : alert.startsAt();
        String name = alert.labels().get("alertname");
        String summary = alert.annotations().getOrDefault("summary", "");
        return new AlertLine(
                status,
                PlainText.line(alert.labels().get("severity")),
                PlainText.line(summary.isBlank() ? (name.isBlank() ? "alert" : name) : summary),
                PlainText.clean(alert.annotations().getOrDefault("description", "")),
                PlainText.line(labels(message, alert)),
                since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String labels(Message message, Alert alert) {
        LabelSet known = message.alerts().size() == 1 ? message.groupLabels() : message.commonLabels();
        return alert.labels().values().entrySet().stream()
                .filter(label -> known.get(label.getKey()).isEmpty() && !SAID.contains(label.getKey()))
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Whether it fires, with a picture that needs no colour: {@code 🔥 FIRING} or {@code ✅ RESOLVED}. */
    public String state() {
        return switch (status) {
            case FIRING -> "🔥 FIRING";
            case RESOLVED -> "✅ RESOLVED";
        };
    }
}
