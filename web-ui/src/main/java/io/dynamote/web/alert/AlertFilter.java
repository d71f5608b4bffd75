package io.dynamote.web.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;

/**
 * Which active alerts are shown, and in which groups: the state of the page, which its address holds.
 *
 * @param q part of name, summary, entity or a label
 * @param status {@code firing} (and nobody is on it), {@code acknowledged}, {@code pending}, {@code silenced}; empty for all
 * @param severity exact; empty for all
 * @param team exact; empty for all
 * @param kind of the entity; empty for all
 * @param by what groups are made by
 */
public record AlertFilter(String q, String status, String severity, String team, String kind, Grouping by) {

    /** Statuses to filter by, in the order of their chips. */
    static final List<String> STATUSES = List.of("firing", "acknowledged", "silenced", "pending");

    /** What groups are made by. */
    public enum Grouping {
        SEVERITY("Severity"),
        TEAM("Team"),
        ENTITY("Entity");

        private final String label;

        Grouping(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** As it stands in the address. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Grouping of(String key) {
            for (Grouping grouping : values()) {
                if (grouping.key().equals(key)) {
                    return grouping;
                }
            }
            return SEVERITY;
        }

        /** The group of an alert, as people read it. */
        String group(AlertState alert) {
            return switch (this) {
                case SEVERITY -> AlertWords.severity(alert.severity()).word();
                case TEAM -> alert.team() == null ? "No team" : alert.team();
                case ENTITY -> {
                    String name = AlertWords.entityName(alert);
                    yield name.isEmpty() ? "Other systems" : AlertWords.capital(AlertWords.kind(alert)) + " " + name;
                }
            };
        }
    }

    /** Reads the address. What it does not understand is left out, so that an old link still shows something. */
    static AlertFilter of(Query query) {
        String status = query.text("status").toLowerCase(Locale.ROOT);
        return new AlertFilter(
                query.text("q"),
                STATUSES.contains(status) ? status : "",
                query.text("severity"),
                query.text("team"),
                query.text("kind"),
                Grouping.of(query.text("by")));
    }

    /** The worst first, then what nobody is on, then the newest. */
    static Comparator<AlertState> order() {
        return Comparator.<AlertState>comparingInt(alert -> AlertWords.rank(alert.severity()))
                .thenComparingInt(alert -> STATUSES.indexOf(statusOf(alert)))
                .thenComparing(alert -> new AlertRow(alert).since(), Comparator.reverseOrder())
                .thenComparing(AlertState::fingerprint);
    }

    /** Under which chip an alert comes: one that is silenced and fires is silenced. */
    static String statusOf(AlertState alert) {
        if (alert.status() == AlertStatus.PENDING) {
            return "pending";
        }
        if (!alert.silencedBy().isEmpty()) {
            return "silenced";
        }
        return alert.status() == AlertStatus.ACKNOWLEDGED ? "acknowledged" : "firing";
    }

    boolean matches(AlertState alert) {
        return (status.isEmpty() || status.equals(statusOf(alert)))
                && (severity.isEmpty() || severity.equals(alert.severity()))
                && (team.isEmpty() || team.equals(alert.team()))
                && (kind.isEmpty() || kind.equals(AlertWords.kind(alert)))
                && (q.isEmpty() || new AlertRow(alert).haystack().contains(q.toLowerCase(Locale.ROOT)));
    }

    /** Everything that matches, in order. */
    List<AlertState> apply(List<AlertState> all) {
        return all.stream().filter(this::matches).sorted(order()).toList();
    }

    /** Address of the page in this state. */
    public String href() {
        return "/alerts"
                + new QueryString()
                        .with("q", q)
                        .with("status", status)
                        .with("severity", severity)
                        .with("team", team)
                        .with("kind", kind)
                        .with("by", by == Grouping.SEVERITY ? "" : by.key());
    }

    /** The same with only one status, or with all of them. */
    AlertFilter withStatus(String only) {
        return new AlertFilter(q, only, severity, team, kind, by);
    }

    /** The same in other groups. */
    public AlertFilter by(Grouping grouping) {
        return new AlertFilter(q, status, severity, team, kind, grouping);
    }
}
