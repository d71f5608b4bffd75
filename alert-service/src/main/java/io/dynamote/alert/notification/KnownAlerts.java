package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/** The alerts that are known, each news of one numbered. */
final class KnownAlerts {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Tracked<Fingerprint, KnownAlert> alerts = new Tracked<>();
    private long number;

    void load(KnownAlert alert) {
        alerts.load(alert.name(), alert);
        number = Math.max(number, alert.number());
    }

    /** No news has a number below this one any more, even if those that had one are forgotten. */
    void atLeast(long used) {
        number = Math.max(number, used);
    }

    /** Takes news of an alert; answers what is known now. */
    KnownAlert take(Alert news, Instant now) {
        KnownAlert before = alerts.find(news.fingerprint());
        number++;
        KnownAlert known = before == null ? new KnownAlert(news, number, null, null) : before.after(news, number, now);
        alerts.put(known.name(), known);
        return known;
    }

    KnownAlert get(Fingerprint name) {
        return alerts.get(name);
    }

    /** Number of the last news. */
    long number() {
        return number;
    }

    void acknowledge(Fingerprint name, @Nullable Instant at) {
        KnownAlert known = alerts.find(name);
        if (known != null) {
            alerts.put(name, known.acknowledged(at));
        }
    }

    /** Forgets alerts that are over for long, but for those that a lane still holds. */
    void forgetOld(Instant now, Set<Fingerprint> held) {
        for (KnownAlert known : List.copyOf(alerts.values())) {
            Instant end = known.alert().endsAt();
            if (end != null && end.plus(KEPT).isBefore(now) && !held.contains(known.name())) {
                alerts.remove(known.name());
            }
        }
    }

    Tracked<Fingerprint, KnownAlert> tracked() {
        return alerts;
    }
}
