package io.dynamote.alert.inhibition;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;

/**
 * Knows which sources fire. They are kept by the labels that must be equal, so that asking does not depend on how many there
 * are. An alert that is both source and target of a rule is not inhibited by another such alert, nor by itself.
 */
public final class Inhibitor {

    private final Map<InhibitionRule, Map<LabelSet, Map<Fingerprint, Alert>>> sources = new LinkedHashMap<>();

    public Inhibitor(List<InhibitionRule> rules) {
        rules.forEach(rule -> sources.put(rule, new HashMap<>()));
    }

    /** Learns the state of an alert. */
    public void take(Alert alert) {
        sources.forEach((rule, byKey) -> {
            if (rule.source().matches(alert.labels())) {
                byKey.computeIfAbsent(key(rule, alert.labels()), key -> new HashMap<>())
                        .put(alert.fingerprint(), alert);
            }
        });
    }

    /** The alert because of which one of these labels is not worth telling. */
    public Optional<Alert> inhibiting(LabelSet labels, Instant now) {
        for (Map.Entry<InhibitionRule, Map<LabelSet, Map<Fingerprint, Alert>>> entry : sources.entrySet()) {
            InhibitionRule rule = entry.getKey();
            if (rule.target().matches(labels)) {
                boolean both = rule.source().matches(labels);
                Optional<Alert> source = entry.getValue().getOrDefault(key(rule, labels), Map.of()).values().stream()
                        .filter(alert -> alert.isFiring(now))
                        .filter(alert -> !both || !rule.target().matches(alert.labels()))
                        .findFirst();
                if (source.isPresent()) {
                    return source;
                }
            }
        }
        return Optional.empty();
    }

    /** Forgets sources that are resolved, which inhibit nothing. */
    public void forgetResolved(Instant now) {
        for (Map<LabelSet, Map<Fingerprint, Alert>> byKey : sources.values()) {
            byKey.values().forEach(alerts -> alerts.values().removeIf(alert -> !alert.isFiring(now)));
            byKey.values().removeIf(Map::isEmpty);
        }
    }

    private static LabelSet key(InhibitionRule rule, LabelSet labels) {
        return labels.only(rule.equal());
    }
}
