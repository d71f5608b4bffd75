package io.dynamote.alert.route;

import java.time.Duration;

import io.dynamote.alert.label.LabelSet;
import org.jspecify.annotations.Nullable;

/**
 * When a group is told.
 *
 * @param groupWait from its first alert to its first message; null for the usual: 30 s, none if an alert is critical
 * @param groupInterval from one look at the group to the next
 * @param repeatInterval after which what still fires is told again, at the next look
 * @param settle for how long an alert that came back within that time of its end must be quiet before its end is told;
 *     zero tells every end, as Alertmanager does
 */
public record Timing(@Nullable Duration groupWait, Duration groupInterval, Duration repeatInterval, Duration settle) {

    /** Those of Alertmanager, but none to wait for what is critical, and calm when something flaps. */
    public static final Timing USUAL =
            new Timing(null, Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofMinutes(15));

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    public Timing {
        if (groupWait != null && groupWait.isNegative()) {
            throw new IllegalArgumentException("group_wait must not be negative, not " + groupWait);
        }
        if (groupInterval.isNegative() || groupInterval.isZero()) {
            throw new IllegalArgumentException("group_interval must be above zero, not " + groupInterval);
        }
        if (repeatInterval.isNegative() || repeatInterval.isZero()) {
            throw new IllegalArgumentException("repeat_interval must be above zero, not " + repeatInterval);
        }
        if (settle.isNegative()) {
            throw new IllegalArgumentException("settle must not be negative, not " + settle);
        }
    }

    /** How long a group waits for more, given one of its alerts. */
    public Duration waitFor(LabelSet alert) {
        if (groupWait != null) {
            return groupWait;
        }
        return alert.get("severity").equals("critical") ? Duration.ZERO : USUAL_WAIT;
    }
}
