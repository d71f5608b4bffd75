package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.dynamote.events.traffic.TrafficWindow;
import jakarta.inject.Singleton;

/** The course of scopes through the last quarter of an hour, by the windows that its signals have. */
@Singleton
final class TrafficPoints {

    private static final int SLOTS_PER_SECOND = 1_000 / TrafficWindow.SLOT_MILLIS;

    private final LiveTraffic traffic;
    private final ActiveHistory active;

    TrafficPoints(LiveTraffic traffic, ActiveHistory active) {
        this.traffic = traffic;
        this.active = active;
    }

    /**
     * The scopes at one moment.
     *
     * @param at when
     * @param figures over the 10 s and the 60 s before; of several scopes they name the first
     * @param active requests under way
     */
    record At(Instant at, TrafficFigures figures, OptionalLong active) {}

    /** One point for each step, the oldest first, the last one at the end of the second that has just passed. */
    List<At> course(ScopeUnion scopes, int seconds, int stepSeconds) {
        List<LiveSeries> series = traffic.series(scopes);
        long end = Math.floorDiv(traffic.currentSlot(), SLOTS_PER_SECOND);
        long second = end - (long) (seconds / stepSeconds - 1) * stepSeconds;
        Sliding rate = new Sliding(series, MovingTraffic.RATE_SLOTS, Totals.withoutHistograms());
        Sliding minute = new Sliding(series, MovingTraffic.MINUTE_SLOTS, new Totals());
        List<At> points = new ArrayList<>();
        for (; second <= end; second += stepSeconds) {
            long last = second * SLOTS_PER_SECOND - 1;
            rate.slideTo(last);
            minute.slideTo(last);
            points.add(new At(
                    Instant.ofEpochSecond(second),
                    TrafficFigures.of(scopes.all().getFirst(), rate.totals, minute.totals),
                    active.at(scopes, second)));
        }
        return points;
    }

    /** Sums over so many slots that move on. What was added is kept, for the ring may get more meanwhile. */
    private static final class Sliding {

        private final List<LiveSeries> series;
        private final int length;
        private final ArrayDeque<Added> added = new ArrayDeque<>();
        private final Totals totals;
        private long last = Long.MIN_VALUE;

        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        private record Added(long slot, byte[] frame) {}

        Sliding(List<LiveSeries> series, int length, Totals totals) {
            this.series = series;
            this.length = length;
            this.totals = totals;
        }

        void slideTo(long slot) {
            for (long next = Math.max(last + 1, slot - length + 1); next <= slot; next++) {
                for (LiveSeries each : series) {
                    byte[] frame = each.frame(next);
                    if (frame != null) {
                        Frame.addTo(totals, frame);
                        added.add(new Added(next, frame));
                    }
                }
            }
            last = slot;
            while (!added.isEmpty() && added.peek().slot() <= slot - length) {
                Frame.takeFrom(totals, added.remove().frame());
            }
        }
    }
}
