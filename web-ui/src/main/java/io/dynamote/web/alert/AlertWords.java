package io.dynamote.web.alert;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/** Words, icons and colours of alerts, and where what they are on is shown. */
final class AlertWords {

    /** Severities that rules have, the worst first. Other systems may have others. */
    static final List<String> SEVERITIES = List.of("critical", "warning", "info");

    private AlertWords() {}

    /** Where an alert stands; firing has the colour of its severity. */
    static Badge status(AlertState alert) {
        return switch (alert.status()) {
            case PENDING -> new Badge("Pending", "hourglass-split", Tone.UNKNOWN);
            case FIRING -> new Badge("Firing", "bell-fill", tone(alert.severity()));
            case ACKNOWLEDGED -> new Badge("Acknowledged", "person-check-fill", Tone.WORKING);
            case RESOLVED -> new Badge("Resolved", "check-circle-fill", Tone.RUNNING);
        };
    }

    /** How bad it is. */
    static Badge severity(@Nullable String severity) {
        if (severity == null || severity.isBlank()) {
            return new Badge("No severity", "question-circle", Tone.UNKNOWN);
        }
        String icon = switch (severity) {
            case "critical" -> "exclamation-octagon-fill";
            case "warning" -> "exclamation-triangle-fill";
            case "info" -> "info-circle-fill";
            default -> "question-circle";
        };
        return new Badge(capital(severity), icon, tone(severity));
    }

    private static Tone tone(@Nullable String severity) {
        return switch (severity == null ? "" : severity) {
            case "critical" -> Tone.FAILED;
            case "warning" -> Tone.WARNING;
            case "info" -> Tone.WORKING;
            default -> Tone.UNKNOWN;
        };
    }

    /** Place of a severity in lists: 0 is the worst, others than those of rules come last. */
    static int rank(@Nullable String severity) {
        int at = severity == null ? -1 : SEVERITIES.indexOf(severity);
        return at < 0 ? SEVERITIES.size() : at;
    }

    /** Page of what an alert is on, if there is one. */
    static Optional<String> href(AlertState.@Nullable Entity entity) {
        if (entity == null) {
            return Optional.empty();
        }
        String name = entity.name();
        return switch (entity.kind()) {
            case HOST -> Optional.of("/hosts/" + QueryString.encode(name));
            case JOB -> Optional.of("/jobs" + new QueryString().with("q", name));
            case TRAFFIC -> Optional.of("/traffic" + new QueryString().with("scope", name.equals("all") ? "" : name));
            case DEPLOYMENT -> {
                int slash = name.indexOf('/');
                yield slash < 1
                        ? Optional.empty()
                        : Optional.of("/deployments/" + QueryString.encode(name.substring(0, slash)) + "/"
                                + QueryString.encode(name.substring(slash + 1)));
            }
        };
    }

    /** A name for people: the id of a host says little, its label {@code name} says which one it is. */
    static String entityName(AlertState alert) {
        AlertState.Entity entity = alert.entity();
        if (entity == null) {
            return alert.labels().getOrDefault("instance", alert.labels().getOrDefault("job", ""));
        }
        return switch (entity.kind()) {
            case HOST, JOB -> alert.labels().getOrDefault("name", entity.name());
            case DEPLOYMENT -> entity.name();
            case TRAFFIC ->
                entity.name().equals("all")
                        ? "All traffic"
                        : entity.name().substring(entity.name().indexOf(':') + 1);
        };
    }

    /** What kind of thing an alert is on. */
    static String kind(AlertState alert) {
        return alert.entity() == null ? "other system" : alert.entity().kind().word();
    }

    /** The same for people: traffic is always of something. */
    static String kindText(AlertState alert) {
        AlertState.Entity entity = alert.entity();
        if (entity == null
                || entity.kind() != SignalKind.TRAFFIC
                || entity.name().indexOf(':') < 1) {
            return kind(alert);
        }
        return "traffic of a " + entity.name().substring(0, entity.name().indexOf(':'));
    }

    /** Whether people should look: it fires, nobody is on it, and nobody said that it may be quiet. */
    static boolean calls(AlertState alert) {
        return alert.status() == AlertStatus.FIRING && alert.silencedBy().isEmpty();
    }

    /** Only addresses of web pages are followed. */
    static @Nullable String safe(@Nullable String url) {
        return url != null && url.matches("https?://.*") ? url : null;
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
