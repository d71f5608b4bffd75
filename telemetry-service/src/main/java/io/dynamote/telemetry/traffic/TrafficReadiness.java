package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;

import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.dynamote.telemetry.signal.SignalGate;
import jakarta.inject.Singleton;

/**
 * Whether the last quarter of an hour has been read since this start. Before that live figures are those of a part of the
 * traffic only: they are not published, and requests should be routed to others.
 */
@Singleton
final class TrafficReadiness implements DependencyHealth, SignalGate {

    private final WindowTail tail;
    private final Clock clock;
    private HealthState state;

    TrafficReadiness(WindowTail tail, Clock clock) {
        this.tail = tail;
        this.clock = clock;
        this.state = HealthState.unknown(clock.instant());
    }

    @Override
    public boolean isOpen() {
        return tail.heardUntil() != null;
    }

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public synchronized HealthState state() {
        Instant now = clock.instant();
        state = isOpen()
                ? state.next(HealthState.Status.UP, null, now)
                : state.next(HealthState.Status.DOWN, "The last 15 minutes of traffic are still being read", now);
        return state;
    }

    @Override
    public boolean essential() {
        return true;
    }
}
