package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;

import io.dynamote.alert.notification.KnownAlert;
import org.jspecify.annotations.Nullable;

/** What is remembered of an alert, as a column holds it. */
record KnownAlertJson(
        AlertJson alert,
        long number,
        @Nullable Duration gap,
        @Nullable Instant acknowledgedAt) {

    static KnownAlertJson of(KnownAlert known) {
        return new KnownAlertJson(AlertJson.of(known.alert()), known.number(), known.gap(), known.acknowledgedAt());
    }

    KnownAlert known() {
        return new KnownAlert(alert.alert(), number, gap, acknowledgedAt);
    }
}
