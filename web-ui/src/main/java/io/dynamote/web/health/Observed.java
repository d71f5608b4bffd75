package io.dynamote.web.health;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

/** The newest observation, for whoever renders a page. */
@Singleton
public final class Observed {

    private final AtomicReference<Observation> latest;

    Observed(Clock clock) {
        this.latest = new AtomicReference<>(new Observation(clock.instant(), List.of(), null));
    }

    /** What is known now. */
    public Observation latest() {
        return latest.get();
    }

    /** Replaces what is known and says whether a viewer would see a difference. */
    boolean replace(Observation observation) {
        return !latest.getAndSet(observation).looksLike(observation);
    }
}
