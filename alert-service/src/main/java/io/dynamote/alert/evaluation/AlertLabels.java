package io.dynamote.alert.evaluation;

import java.util.HashMap;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.Rule;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.SignalLabels;

/** The identity of an alert: what tells its entity, and what its rule says. */
final class AlertLabels {

    private static final String ALERT_NAME = "alertname";
    private static final String SEVERITY = "severity";
    private static final String ENTITY = "entity";
    private static final String ENTITY_KIND = "entity_kind";

    private AlertLabels() {}

    static LabelSet of(Rule rule, SignalKind kind, String entity, Map<String, String> signal) {
        Map<String, String> labels = new HashMap<>(signal);
        for (SignalLabel label : kind.labels()) {
            if (!label.isLasting()) {
                labels.remove(label.name());
            }
        }
        labels.putAll(rule.labels());
        if (labels.getOrDefault(SignalLabels.TEAM, "").isEmpty() && rule.team() != null) {
            labels.put(SignalLabels.TEAM, rule.team());
        }
        labels.put(ALERT_NAME, rule.name());
        labels.put(SEVERITY, rule.severity().word());
        labels.put(ENTITY, entity);
        labels.put(ENTITY_KIND, kind.word());
        return LabelSet.of(labels);
    }

    /** Whether a rule as it is now can have raised an alert with these labels. */
    static boolean fit(Rule rule, Map<String, String> labels) {
        return rule.name().equals(labels.get(ALERT_NAME))
                && rule.severity().word().equals(labels.get(SEVERITY))
                && labels.entrySet().containsAll(rule.labels().entrySet());
    }
}
