package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

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
    private final Map<SeriesKey, Member> members = new HashMap<>();
    private final TreeMap<Long, List<Part>> lately = new TreeMap<>();
    private final Set<Moving> changed = new HashSet<>();
    private final GatewaysHeard gateways = new GatewaysHeard();
    private final Clock clock;
    private long oldestRate = Long.MIN_VALUE;
    private long oldestMinute = Long.MIN_VALUE;

    /** What was added to a slot. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Part(Member member, byte[] frame) {}

    /** Sums of a scope. */
    private static final class Moving {
        private final Scope scope;
        private final Totals rate = Totals.withoutHistograms();
        private final Totals minute = new Totals();
        private long newest = Long.MIN_VALUE;

        private Moving(Scope scope) {
            this.scope = scope;
        }
    }

    /** A series and the sums in which it is; kept, so that a slot of it costs a reference. */
    private static final class Member {
        private final SeriesKey key;
        private final List<Moving> sums;
        private long newest = Long.MIN_VALUE;

        private Member(SeriesKey key, List<Moving> sums) {
            this.key = key;
            this.sums = sums;
        }
    }

    MovingTraffic(Clock clock) {
        this.clock = clock;
    }

    /** Adds to a slot. */
    synchronized void add(SeriesKey key, long slot, byte[] frame) {
        advance();
        boolean begins = gateways.note(key, slot, oldestOfRing());
        if (begins) {
            takeBack(key.deployment());
        }
        if (slot < oldestMinute || !sources().takes(key.source(), key.deployment())) {
            return;
        }
        Member member = members.computeIfAbsent(key, this::member);
        member.newest = Math.max(member.newest, slot);
        for (Moving moving : member.sums) {
            Frame.addTo(moving.minute, frame);
            if (slot >= oldestRate) {
                Frame.addTo(moving.rate, frame);
            }
            moving.newest = Math.max(moving.newest, slot);
        }
        changed.addAll(member.sums);
        lately.computeIfAbsent(slot, _ -> new ArrayList<>()).add(new Part(member, frame));
    }

    private Member member(SeriesKey key) {
        return new Member(
                key,
                Scopes.of(key).stream()
                        .map(scope -> scopes.computeIfAbsent(scope, Moving::new))
                        .toList());
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
            SeriesKey key = part.member().key;
            boolean goes =
                    key.source() == TrafficSource.FRONTEND && key.deployment().equals(deployment);
            if (goes) {
                for (Moving moving : part.member().sums) {
                    Frame.takeFrom(moving.minute, part.frame());
                    if (slot >= oldestRate) {
                        Frame.takeFrom(moving.rate, part.frame());
                    }
                }
                changed.addAll(part.member().sums);
            }
            return goes;
        }));
    }

    private void advance() {
        long now = currentSlot();
        long rate = now - RATE_SLOTS + 1;
        long minute = now - MINUTE_SLOTS + 1;
        if (rate > oldestRate) {
            takeFrom(lately.subMap(oldestRate, rate), moving -> moving.rate);
            oldestRate = rate;
        }
        if (minute > oldestMinute) {
            oldestMinute = minute;
            Map<Long, List<Part>> gone = lately.headMap(minute);
            takeFrom(gone, moving -> moving.minute);
            gone.clear();
            members.values().removeIf(member -> member.newest < now - LiveSeries.SLOTS);
            scopes.values().removeIf(moving -> moving.newest < now - LiveSeries.SLOTS);
            gateways.discardBefore(oldestOfRing());
        }
    }

    private static void takeFrom(Map<Long, List<Part>> slots, Function<Moving, Totals> sum) {
        for (List<Part> parts : slots.values()) {
            for (Part part : parts) {
                part.member().sums.forEach(moving -> Frame.takeFrom(sum.apply(moving), part.frame()));
            }
        }
    }

    /** Every scope that is wanted and had traffic within a quarter of an hour. */
    synchronized List<TrafficFigures> all(Predicate<Scope> wanted) {
        advance();
        return figures(scopes.values(), wanted);
    }

    /** Those scopes to which something has been added since this was asked for the last time, if they are wanted. */
    synchronized List<TrafficFigures> changes(Predicate<Scope> wanted) {
        advance();
        List<TrafficFigures> figures = figures(changed, wanted);
        changed.clear();
        return figures;
    }

    private static List<TrafficFigures> figures(Collection<Moving> all, Predicate<Scope> wanted) {
        return all.stream()
                .filter(moving -> wanted.test(moving.scope))
                .map(moving -> TrafficFigures.of(moving.scope, moving.rate, moving.minute))
                .toList();
    }

    /** Scopes of which only frontends told, none of which is being read now, and when the last of them was read. */
    synchronized Map<Scope, Instant> unread(FrontendsHeard frontends) {
        if (!frontends.isAnySilent()) {
            return Map.of();
        }
        SourceChoice sources = sources();
        Map<Scope, Instant> unread = new HashMap<>();
        Set<Scope> told = new HashSet<>();
        for (Member member : members.values()) {
            SeriesKey key = member.key;
            if (sources.takes(key.source(), key.deployment())) {
                Optional<Instant> since = key.source() == TrafficSource.FRONTEND
                        ? frontends.silentSince(key.deployment())
                        : Optional.empty();
                for (Moving moving : member.sums) {
                    since.ifPresentOrElse(
                            last -> unread.merge(moving.scope, last, (one, other) -> one.isAfter(other) ? one : other),
                            () -> told.add(moving.scope));
                }
            }
        }
        unread.keySet().removeAll(told);
        return unread;
    }
}
