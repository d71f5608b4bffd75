package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;

import io.dynamote.alert.evaluation.AlertState.Firing;
import io.dynamote.alert.evaluation.AlertState.Inactive;
import io.dynamote.alert.evaluation.AlertState.Known;
import io.dynamote.alert.evaluation.AlertState.NoData;
import io.dynamote.alert.evaluation.AlertState.Pending;
import io.dynamote.alert.evaluation.AlertState.Recovering;

/**
 * A time in which no signal of any entity was heard. What was pending must not fire for the time in which nobody looked, so
 * its beginning moves on by the outage, or so far that the grace remains: as Prometheus does after a restart. What was
 * firing goes on firing until it is seen to be over, which Prometheus forgets for short {@code for}.
 */
final class Outage {

    private Outage() {}

    /** Whether it was one: a gap in which no entity would have counted as silent is none. */
    static boolean isBetween(Instant down, Instant up, EvaluationPolicy policy) {
        return Duration.between(down, up).compareTo(policy.silentAfter()) >= 0;
    }

    /** Where an alert goes on after an outage. */
    static AlertState over(AlertState stored, Duration holdFor, Instant down, Instant up, EvaluationPolicy policy) {
        Known known = known(stored.known(), holdFor, down, up, policy);
        return stored instanceof NoData noData && !(known instanceof Inactive)
                ? new NoData(known, noData.since())
                : known;
    }

    private static Known known(Known stored, Duration holdFor, Instant down, Instant up, EvaluationPolicy policy) {
        Duration outage = Duration.between(down, up);
        return switch (stored) {
            case Inactive inactive -> inactive;
            case Firing firing -> firing;
            case Recovering(Instant activeAt, Instant firedAt, Instant since) ->
                new Recovering(activeAt, firedAt, since.plus(outage));
            case Pending(Instant activeAt) -> {
                if (outage.compareTo(policy.outageTolerance()) > 0) {
                    yield Inactive.INSTANCE;
                }
                Duration remaining = holdFor.minus(Duration.between(activeAt, down));
                Duration grace = policy.restoreGrace().compareTo(holdFor) < 0 ? policy.restoreGrace() : holdFor;
                yield remaining.compareTo(grace) < 0
                        ? new Pending(up.plus(grace).minus(holdFor))
                        : new Pending(activeAt.plus(outage));
            }
        };
    }
}
