package io.dynamote.web.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.TrafficVariables;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The newest signal of each scope of traffic, and how its rate went lately. */
@Singleton
public final class TrafficSignals {

    /** Signals come at least each second; without one for this long the figures are old. */
    public static final Duration SILENCE = Duration.ofSeconds(5);

    /** Scopes without a signal for this long have had no traffic in the live span and are forgotten. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final Map<String, Held> byScope = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile @Nullable Instant lastContact;

    TrafficSignals(Clock clock) {
        this.clock = clock;
    }

    /** Takes a signal unless a newer one of the scope is known; says whether it was taken. */
    boolean add(Signal signal) {
        if (!Scope.isOne(signal.entity())) {
            return false; // a newer telemetry-service may tell of more than is known here
        }
        Held held = byScope.computeIfAbsent(signal.entity(), _ -> new Held());
        if (!held.replace(signal)) {
            return false;
        }
        Double rate = signal.values().get(TrafficVariables.REQUESTS_PER_SECOND);
        if (rate != null) {
            held.trail.add(signal.time().getEpochSecond(), rate);
        }
        return true;
    }

    /** Kafka has answered. */
    void contact() {
        lastContact = clock.instant();
    }

    /** Whether what is held is what is published now. */
    public boolean live() {
        Instant contact = lastContact;
        return contact != null && contact.plus(SILENCE).isAfter(clock.instant());
    }

    /** The newest signal of a scope. */
    public Optional<Signal> latest(Scope scope) {
        Held held = byScope.get(scope.text());
        return held == null ? Optional.empty() : Optional.ofNullable(held.newest);
    }

    /** The newest figures of a scope; empty if there were none lately. */
    public Optional<Reading> reading(Scope scope) {
        return latest(scope).filter(signal -> !isOld(signal)).map(Reading::of);
    }

    /** Whether a signal is so old that it must be dated. */
    boolean isOld(Signal signal) {
        return signal.time().plus(SILENCE).isBefore(clock.instant());
    }

    /** The newest signals of all scopes of one dimension, by name. */
    List<Signal> of(Dimension dimension) {
        byScope.values().removeIf(held -> held.isForgotten(clock.instant()));
        return byScope.values().stream()
                .map(held -> held.newest)
                .filter(signal -> signal != null && dimension.holds(signal.entity()))
                .sorted(Comparator.comparing(Signal::entity))
                .toList();
    }

    /** The newest signals of all scopes. */
    List<Signal> all() {
        return byScope.values().stream()
                .map(held -> held.newest)
                .filter(Objects::nonNull)
                .toList();
    }

    /** How the rate of a scope went; null if it was never heard of. */
    @Nullable
    Trail trail(String scope) {
        Held held = byScope.get(scope);
        return held == null ? null : held.trail;
    }

    /** Takes over to find out how the rate went before the first signal; false if that is done, or was tried just now. */
    boolean beginFilling(String scope) {
        Held held = byScope.get(scope);
        return held != null && held.beginFilling(clock.instant());
    }

    /** What was found out before the first signal is in the trail now. */
    void filled(String scope) {
        Held held = byScope.get(scope);
        if (held != null) {
            held.nextFilling = Instant.MAX;
        }
    }

    /** One scope. */
    private static final class Held {

        private final Trail trail = new Trail();
        private volatile @Nullable Signal newest;
        private volatile Instant nextFilling = Instant.MIN;

        private synchronized boolean replace(Signal signal) {
            if (newest != null && newest.time().isAfter(signal.time())) {
                return false;
            }
            newest = signal;
            return true;
        }

        private boolean beginFilling(Instant now) {
            if (nextFilling.isAfter(now)) {
                return false;
            }
            nextFilling = now.plus(SILENCE);
            return true;
        }

        private boolean isForgotten(Instant now) {
            Signal signal = newest;
            return signal != null && signal.time().plus(FORGOTTEN).isBefore(now);
        }
    }
}
