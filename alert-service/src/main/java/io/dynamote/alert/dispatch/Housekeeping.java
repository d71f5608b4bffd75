package io.dynamote.alert.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.alert.delivery.Deliveries;
import io.dynamote.alert.incident.ForeignAlerts;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.silence.Mute;
import io.dynamote.alert.silence.Silences;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the instance that decides does beside: what ends by itself, and what is kept long enough. */
@Singleton
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MUTED_EVERY = Duration.ofMinutes(1);
    private static final Duration TIDIED_EVERY = Duration.ofMinutes(1);
    private static final Duration STATED = Duration.ofMinutes(15);
    private static final Duration HISTORY_KEPT = Duration.ofDays(400);
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(30);

    private final ForeignAlerts foreign;
    private final Incidents incidents;
    private final Deliveries deliveries;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;
    private Instant muted = Instant.EPOCH;
    private Instant tidied = Instant.EPOCH;
    private Set<String> active = Set.of();
    private boolean mutingDue;

    Housekeeping(ForeignAlerts foreign, Incidents incidents, Deliveries deliveries, Clock clock) {
        this.foreign = foreign;
        this.incidents = incidents;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Does what is due.
     *
     * @param changed whether there are other silences than before
     * @param heard alerts of which it is noted wrongly whether they are silenced, as far as that is known
     */
    void keep(Silences silences, boolean changed, Set<Fingerprint> heard) {
        Instant now = clock.instant();
        mutingDue |= changed;
        if (!heard.isEmpty()) {
            var _ = incidents.mute(silences, heard);
        }
        if (!due(looked, SECOND, now)) {
            return;
        }
        looked = now;
        var _ = foreign.endSilent();
        Set<String> names = silences.active(now).stream().map(Mute::name).collect(Collectors.toSet());
        if (mutingDue || !names.equals(active) || due(muted, MUTED_EVERY, now)) {
            active = names;
            muted = now;
            mutingDue = incidents.mute(silences) == Incidents.MUTED_AT_ONCE;
        }
        if (due(tidied, TIDIED_EVERY, now)) {
            tidied = now;
            var _ = incidents.forget(STATED);
            var _ = incidents.discard(now.minus(HISTORY_KEPT));
            int gone = deliveries.discard(now.minus(DELIVERIES_KEPT));
            if (gone > 0) {
                LOG.atInfo().addKeyValue("deliveries", gone).log("discarded deliveries that were kept long enough");
            }
        }
    }

    /** Also if the clock was set back. */
    private static boolean due(Instant last, Duration every, Instant now) {
        return Duration.between(last, now).abs().compareTo(every) >= 0;
    }
}
