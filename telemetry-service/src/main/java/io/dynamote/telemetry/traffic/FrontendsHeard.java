package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.events.traffic.TrafficActive;
import jakarta.inject.Singleton;

/**
 * When frontends were read last, by deployment, whichever instance reads them. From what is counted one cannot tell a
 * frontend without traffic from one that cannot be read. Frontends that do not tell what they have under way are not
 * known here and count as read.
 */
@Singleton
final class FrontendsHeard {

    /** Less may be the delay of one reading. */
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);

    private final Map<String, Heard> deployments = new ConcurrentHashMap<>();
    private final Clock clock;

    /** The last reading of a deployment, and from when on the next one is missing. */
    private record Heard(Instant last, Instant missing) {
        private Heard later(Heard other) {
            return other.missing.isAfter(missing) ? other : this;
        }
    }

    FrontendsHeard(Clock clock) {
        this.clock = clock;
    }

    /** Notes a reading. Any pod of a deployment speaks for it; the next reading is missing after two intervals. */
    void note(TrafficActive told) {
        Duration lease = Duration.between(told.time(), told.until());
        Duration patience = lease.multipliedBy(2).dividedBy(FrontendPulse.INTERVALS);
        Instant missing = told.time().plus(patience.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : patience);
        deployments.merge(FrontendPulse.deployment(told.producer()), new Heard(told.time(), missing), Heard::later);
    }

    /** When the frontends of a deployment were read last, if none of them is being read any more. */
    Optional<Instant> silentSince(String deployment) {
        Heard heard = deployments.get(deployment);
        return heard == null || clock.instant().isBefore(heard.missing())
                ? Optional.empty()
                : Optional.of(heard.last());
    }

    /** Whether the frontends of any deployment are silent; asked first, because most of the time none is. */
    boolean isAnySilent() {
        Instant now = clock.instant();
        return deployments.values().stream().anyMatch(heard -> !now.isBefore(heard.missing()));
    }

    /** Forgets deployments of which nothing is left in the ring. */
    void discardOld() {
        Instant oldest = clock.instant().minus(LiveTraffic.reach()).minus(SHORTEST_SILENCE);
        deployments.values().removeIf(heard -> heard.last().isBefore(oldest));
    }
}
