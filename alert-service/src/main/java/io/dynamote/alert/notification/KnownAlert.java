package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it was last heard of, and what must be remembered beside it.
 *
 * @param number of the news, counted over all alerts: the later, the higher
 * @param gap how soon after its end it came back the last time; null if it never did
 * @param acknowledgedAt when somebody took it on; null if nobody has
 */
public record KnownAlert(
        Alert alert,
        long number,
        @Nullable Duration gap,
        @Nullable Instant acknowledgedAt) {

    Fingerprint name() {
        return alert.fingerprint();
    }

    /** What is known after news. */
    KnownAlert after(Alert news, long newsNumber, Instant now) {
        Alert next = alert.after(news, now);
        boolean cameBack = alert.endsAt() != null && !alert.isFiring(now) && next.isFiring(now);
        return new KnownAlert(
                next, newsNumber, cameBack ? Duration.between(alert.endsAt(), next.startsAt()) : gap, acknowledgedAt);
    }

    KnownAlert acknowledged(@Nullable Instant at) {
        return new KnownAlert(alert, number, gap, at);
    }

    /** Whether somebody took it on since it began: when it comes back it is nobody's. */
    boolean isAcknowledged() {
        return acknowledgedAt != null && !alert.startsAt().isAfter(acknowledgedAt);
    }

    /** Whether it is resolved, but came back before so soon that it may again. */
    boolean isUnsettled(Duration settle, Instant now) {
        return gap != null
                && alert.endsAt() != null
                && !alert.isFiring(now)
                && gap.compareTo(settle) < 0
                && alert.endsAt().plus(settle).isAfter(now);
    }

    /** Whether it was in a lane that was settled then: it fired, might come back, or is news since. */
    boolean isIn(LaneState lane, Duration settle) {
        return number > lane.settledNumber()
                || alert.isFiring(lane.settledAt())
                || isUnsettled(settle, lane.settledAt());
    }
}
