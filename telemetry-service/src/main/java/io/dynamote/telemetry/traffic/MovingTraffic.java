package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;
import jakarta.inject.Singleton;

/**
 * Every scope over its last 10 s and its last 60 s, without adding up anew: what comes is added, what leaves is taken
 * away. What comes for a slot that has left already is left to the ring and to history. What a frontend told goes when a
 * gateway begins to tell of the same deployment.
 */
@Singleton
final class MovingTraffic {

    /** Over what rates are taken: long enough to be calm, short enough to follow. */
    static final int RATE_SLOTS = 40;

    /** Over what ratios and percentiles are taken. */
    static final int MINUTE_SLOTS = 240;

    private final Map<Scope, Moving> scopes = new HashMap<>();
    private final TreeMap<Long, List<Part>> lately = new TreeMap<>();
    private final Set<Scope> changed = new HashSet<>();
    private final GatewaysHeard gateways = new GatewaysHeard();
    private final Clock clock;
    private long oldestRate = Long.MIN_VALUE;
    private long oldestMinute = Long.MIN_VALUE;

    /** What was added to a slot. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Part(SeriesKey key, List<Scope> scopes, byte[] frame) {}

    /** Sums of a scope. */
    private static final class Moving {
        private final Totals rate = new Totals();
        private final Totals minute = new Totals();
        private long newest = Long.MIN_VALUE;
    }

    MovingTraffic(Clock clock) {
        this.clock = clock;
    }

    /** Adds to a slot. */
    synchronized void add(SeriesKey key, long slot, byte[] frame) {
        advance();
        boolean begins = gateways.note(key, slot, oldestOfRing());
        if (slot < oldestMinute || !sources().takes(key.source(), key.deployment())) {
            return;
        }
        if (begins) {
            takeBack(key.deployment());
        }
        List<Scope> all = Scopes.of(key);
        for (Scope scope : all) {
            Moving moving = scopes.computeIfAbsent(scope, _ -> new Moving());
            Frame.addTo(moving.minute, frame);
            if (slot >= oldestRate) {
                Frame.addTo(moving.rate, frame);
            }
            moving.newest = Math.max(moving.newest, slot);
        }
        changed.addAll(all);
        lately.computeIfAbsent(slot, _ -> new ArrayList<>()).add(new Part(key, all, frame));
    }

    /** Whose word is taken: that of gateways for deployments of which one told within the ring. */
    SourceChoice sources() {
        return gateways.choice(oldestOfRing());
    }

    private long oldestOfRing() {
        return currentSlot() - LiveSeries.SLOTS + 1;
    }

    private long currentSlot() {
        return Math.floorDiv(clock.millis(), (long) TrafficWindow.SLOT_MILLIS);
    }

    /** Takes away what a frontend told of a deployment. */
    private void takeBack(String deployment) {
        lately.forEach((slot, parts) -> parts.removeIf(part -> {
            boolean goes = part.key().source() == TrafficSource.FRONTEND
                    && part.key().deployment().equals(deployment);
            if (goes) {
                for (Scope scope : part.scopes()) {
                    Moving moving = scopes.get(scope);
                    Frame.takeFrom(moving.minute, part.frame());
                    if (slot >= oldestRate) {
                        Frame.takeFrom(moving.rate, part.frame());
                    }
                }
                changed.addAll(part.scopes());
            }
            return goes;
        }));
    }

    private void advance() {
        long now = currentSlot();
        long rate = now - RATE_SLOTS + 1;
        long minute = now - MINUTE_SLOTS + 1;
        if (rate > oldestRate) {
            long from = oldestRate;
            oldestRate = rate;
            lately.subMap(from, rate)
                    .values()
                    .forEach(parts -> parts.forEach(part ->
                            part.scopes().forEach(scope -> Frame.takeFrom(scopes.get(scope).rate, part.frame()))));
        }
        if (minute > oldestMinute) {
            oldestMinute = minute;
            Map<Long, List<Part>> gone = lately.headMap(minute);
            gone.values()
                    .forEach(parts -> parts.forEach(part ->
                            part.scopes().forEach(scope -> Frame.takeFrom(scopes.get(scope).minute, part.frame()))));
            gone.clear();
            scopes.values().removeIf(moving -> moving.newest < now - LiveSeries.SLOTS);
            gateways.discardBefore(oldestOfRing());
        }
    }

    /** Every scope that had traffic within a quarter of an hour. */
    synchronized List<TrafficFigures> all() {
        advance();
        return figures(scopes.keySet());
    }

    /** Those scopes to which something has been added since this was asked for the last time. */
    synchronized List<TrafficFigures> changes() {
        advance();
        List<TrafficFigures> figures = figures(changed);
        changed.clear();
        return figures;
    }

    private List<TrafficFigures> figures(Collection<Scope> wanted) {
        List<TrafficFigures> figures = new ArrayList<>();
        for (Scope scope : wanted) {
            Moving moving = scopes.get(scope);
            if (moving != null) {
                figures.add(TrafficFigures.of(scope, moving.rate, moving.minute));
            }
        }
        return figures;
    }
}
