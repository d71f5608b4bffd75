package io.dynamote.alert.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.evaluation.RuleHealth;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** Whether rules can be evaluated, as far as this instance evaluates them. */
@Singleton
public class RuleHealths implements Measured {

    private volatile Map<RuleId, RuleHealth> known = Map.of();

    /** The health of a rule: healthy if nothing else is known. */
    public RuleHealth of(RuleId rule) {
        return known.getOrDefault(rule, new RuleHealth.Healthy());
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.gauges(
                "dynamote_alert_broken_rules",
                "Rules that this instance cannot evaluate: failing (on some entity) or refused (no longer right).",
                "state",
                this::broken));
    }

    private Map<String, Integer> broken() {
        Map<String, Integer> broken = new HashMap<>(Map.of("failing", 0, "refused", 0));
        for (RuleHealth health : known.values()) {
            switch (health) {
                case RuleHealth.Healthy _ -> {}
                case RuleHealth.Failing _ -> broken.merge("failing", 1, Integer::sum);
                case RuleHealth.Refused _ -> broken.merge("refused", 1, Integer::sum);
            }
        }
        return broken;
    }

    /** What the partitions say: of a rule that fails on one of them it is told that it fails. */
    void put(List<Map<RuleId, RuleHealth>> partitions) {
        Map<RuleId, RuleHealth> all = new HashMap<>();
        partitions.forEach(
                partition -> partition.forEach((rule, health) -> all.merge(rule, health, RuleHealths::worse)));
        known = Map.copyOf(all);
    }

    private static RuleHealth worse(RuleHealth one, RuleHealth other) {
        return switch (one) {
            case RuleHealth.Healthy _ -> other;
            case RuleHealth.Refused _ -> one;
            case RuleHealth.Failing failing ->
                other instanceof RuleHealth.Failing later && later.at().isAfter(failing.at()) ? other : one;
        };
    }
}
