package io.dynamote.alert.rule;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * When to raise an alert on an entity of a kind, as a person wrote it. Whether its expressions are right is told by
 * {@link CompiledRule#of}: one that was right when it was saved may name a figure that is gone since.
 *
 * @param id that stays
 * @param revision number of this version, from 1
 * @param name of its alerts: their label {@code alertname}
 * @param kind of the entities that it looks at
 * @param expression that holds when something is wrong
 * @param clear what must hold for a firing alert to end, beside the expression no longer holding; null if nothing: with
 *     another threshold than that of the expression, an alert does not flap
 * @param holdFor how long the expression must hold before the alert fires ({@code for})
 * @param keepFiringFor how long the alert goes on after the expression ceased to hold
 * @param noData what becomes of a series of which nothing can be told
 * @param severity of its alerts
 * @param labels of its alerts, beside those of the entity
 * @param team that owns it; null if none. An entity that has a team keeps its own
 * @param summary template of the first line
 * @param description template of the rest; may be empty
 * @param enabled whether it is evaluated
 */
public record Rule(
        RuleId id,
        int revision,
        String name,
        SignalKind kind,
        String expression,
        @Nullable String clear,
        Duration holdFor,
        Duration keepFiringFor,
        NoDataPolicy noData,
        Severity severity,
        Map<String, String> labels,
        @Nullable String team,
        String summary,
        String description,
        boolean enabled) {

    /** Labels that the rule does not choose. */
    public static final Set<String> RESERVED = Set.of("alertname", "severity", "entity", "entity_kind", "team");

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_LABELS = 20;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.:/-]{0,99}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,62}");
    private static final Pattern LINE = Pattern.compile("\\P{Cntrl}{1,200}");

    public Rule {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be counted from 1, not: " + revision);
        }
        checkName(name);
        checkText(expression);
        if (clear != null) {
            checkText(clear);
        }
        checkDuration(holdFor);
        checkDuration(keepFiringFor);
        labels = Collections.unmodifiableMap(new TreeMap<>(checkLabels(labels)));
        checkTeam(team);
        checkText(summary);
        checkDescription(description);
    }

    static String checkName(String name) {
        return matching(NAME, name, "must be 1 to 100 letters, digits, spaces and _ . : / -");
    }

    static @Nullable String checkTeam(@Nullable String team) {
        return team == null ? null : matching(LINE, team, "must be one line of 1 to 200 characters");
    }

    static String checkLabel(String name, String value) {
        matching(LABEL, name, "must have a name of letters, digits and _");
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("must not be set: alerts have " + name + " by themselves");
        }
        return matching(LINE, value, "must be one line of 1 to 200 characters");
    }

    static Duration checkDuration(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0 || duration.toNanos() % 1_000_000 != 0) {
            throw new IllegalArgumentException(
                    "must be 0 to " + RuleDuration.format(LONGEST) + " in whole milliseconds, not: " + duration);
        }
        return duration;
    }

    static Map<String, String> checkLabels(Map<String, String> labels) {
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("must have at most " + MOST_LABELS + " labels, not: " + labels.size());
        }
        labels.forEach(Rule::checkLabel);
        return labels;
    }

    static String checkText(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return checkDescription(text);
    }

    static String checkDescription(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "must have at most " + LONGEST_TEXT + " characters, not: " + text.length());
        }
        return text;
    }

    private static String matching(Pattern pattern, String text, String expected) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(expected + ", not: \"" + text + "\"");
        }
        return text;
    }

    /** This rule as another revision. */
    public Rule withRevision(int number) {
        return with(number, enabled);
    }

    /** This rule switched on or off. */
    public Rule withEnabled(boolean on) {
        return with(revision, on);
    }

    private Rule with(int number, boolean on) {
        return new Rule(
                id,
                number,
                name,
                kind,
                expression,
                clear,
                holdFor,
                keepFiringFor,
                noData,
                severity,
                labels,
                team,
                summary,
                description,
                on);
    }

    /** Whether alerts of this rule are alerts of that one: only then can they go on under it. */
    public boolean raisesTheSameAlertsAs(Rule other) {
        return id.equals(other.id) && identity().equals(other.identity()) && Objects.equals(team, other.team);
    }

    /** What tells its alerts on an entity from those of all other rules: no two rules may have the same. */
    public Identity identity() {
        return new Identity(kind, name, severity, labels);
    }

    /**
     * What tells alerts on an entity apart. The team is not in it: that of the entity is before that of the rule.
     *
     * @param kind see {@link Rule}
     * @param name see {@link Rule}
     * @param severity see {@link Rule}
     * @param labels see {@link Rule}
     */
    public record Identity(SignalKind kind, String name, Severity severity, Map<String, String> labels) {}
}
