package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Way;

/** What is known of one host. Written by one thread, read by any. */
final class LiveHost {

    private final Map<Way, SampleNumbers> numbers = new EnumMap<>(Way.class);
    private final LiveRing ring = new LiveRing();
    private volatile Map<Way, WayReport> ways = Map.of();

    /** Takes a sample; false if it came before. It was heard of all the same. */
    boolean add(HostSample sample, Instant heard) {
        Way way = sample.host().way();
        if (!numbers.computeIfAbsent(way, _ -> new SampleNumbers()).add(sample.epoch(), sample.sequence())) {
            return false;
        }
        WayReport known = ways.get(way);
        WayReport next = known == null ? WayReport.first(sample, heard) : known.after(sample, heard);
        Map<Way, WayReport> all = new EnumMap<>(Way.class);
        all.putAll(ways);
        all.put(way, next);
        ways = Map.copyOf(all);
        // What comes late belongs to its own second, with what was known then: only of its own sections.
        boolean late = known != null && !known.isBefore(sample);
        WayReport then = late ? WayReport.first(sample, heard) : next;
        ring.add(HostClock.believed(sample.time(), heard), way, HostFigures.of(then, heard));
        return true;
    }

    /** What is known through each way; none before the first sample. */
    Map<Way, WayReport> ways() {
        return ways;
    }

    /** When something was heard of it for the last time. */
    Instant heard() {
        return ways.values().stream()
                .map(WayReport::heard)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Values of the last fifteen minutes. */
    List<LiveRing.Point> points(Figure figure, Instant first, Instant last) {
        return ring.points(figure, first, last);
    }
}
