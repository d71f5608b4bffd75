package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what was told before whether there is anything new to tell, in the order of questions of Alertmanager.
 *
 * @param acknowledged alerts that somebody has taken on: they are not repeated
 */
record DeduplicationStage(Predicate<Alert> acknowledged) implements Stage {

    @Override
    public Flush pass(Flush flush) {
        if (flush.alerts().isEmpty()) {
            return flush;
        }
        LogEntry last = flush.last();
        return flush.because(last == null ? first(flush) : next(flush, last));
    }

    private static @Nullable Reason first(Flush flush) {
        return flush.alerts().stream().anyMatch(alert -> alert.isFiring(flush.at())) ? Reason.FIRST : null;
    }

    private @Nullable Reason next(Flush flush, LogEntry last) {
        Set<Fingerprint> firing = LogEntry.names(flush.alerts(), flush.at(), true);
        if (!last.firing().containsAll(firing)) {
            return last.firing().isEmpty() ? Reason.FIRST : Reason.NEW_ALERTS;
        }
        if (firing.isEmpty()) {
            return last.firing().isEmpty() ? null : Reason.ALL_RESOLVED;
        }
        Set<Fingerprint> resolved = LogEntry.names(flush.alerts(), flush.at(), false);
        if (flush.destination().sendResolved() && !last.resolved().containsAll(resolved)) {
            return Reason.SOME_RESOLVED;
        }
        return repeats(flush, last) ? Reason.REPEAT : null;
    }

    /** At the very time already: what is due every four hours comes every four hours, not at the look after it. */
    private boolean repeats(Flush flush, LogEntry last) {
        Instant due = last.at().plus(flush.route().timing().repeatInterval());
        return !due.isAfter(flush.at())
                && flush.alerts().stream().anyMatch(alert -> alert.isFiring(flush.at()) && !acknowledged.test(alert));
    }
}
