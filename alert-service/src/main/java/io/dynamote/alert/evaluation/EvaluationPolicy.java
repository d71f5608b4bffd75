package io.dynamote.alert.evaluation;

import java.time.Duration;

/**
 * What evaluation does about time.
 *
 * @param silentAfter how long signals of an entity may stay away before nothing can be told of it; a gap in reading that is
 *     shorter is no outage
 * @param goneAfter how long before the entity counts as gone and its alerts end; and how long it is nobody's silence if
 *     nothing is heard of any entity
 * @param missedAfter the same for rules that alert on missing data, which would otherwise end the alert they raised
 * @param outageTolerance how long an outage may be for what was pending to go on
 * @param restoreGrace how long after an outage nothing that was pending fires
 */
public record EvaluationPolicy(
        Duration silentAfter,
        Duration goneAfter,
        Duration missedAfter,
        Duration outageTolerance,
        Duration restoreGrace) {

    public EvaluationPolicy {
        if (!silentAfter.isPositive() || silentAfter.compareTo(goneAfter) > 0 || goneAfter.compareTo(missedAfter) > 0) {
            throw new IllegalArgumentException("must be 0 < silentAfter <= goneAfter <= missedAfter, not: "
                    + silentAfter + ", " + goneAfter + ", " + missedAfter);
        }
        if (outageTolerance.isNegative() || restoreGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "times of restarts must not be negative, not: " + outageTolerance + ", " + restoreGrace);
        }
    }

    /** A minute, a quarter of an hour, a day; and Prometheus' hour and ten minutes. */
    public static EvaluationPolicy defaults() {
        return new EvaluationPolicy(
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                Duration.ofHours(1),
                Duration.ofMinutes(10));
    }
}
