package io.dynamote.telemetry.history.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.store.SeriesFilter;
import io.dynamote.telemetry.history.store.SeriesName;
import io.dynamote.telemetry.history.store.TrafficHistory;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export, part after part: each part is read by itself and is bounded in time, so nothing in Postgres is
 * held while a slow client takes what it got.
 */
final class ExportParts {

    private static final int SLOTS = 24;

    private final TrafficHistory history;
    private final SeriesFilter filter;
    private final Rollup rollup;
    private final long to;
    private final long most;
    private long next;

    ExportParts(TrafficHistory history, SeriesFilter filter, Span span, Rollup rollup) {
        this.history = history;
        this.filter = filter;
        this.rollup = rollup;
        this.next = span.from();
        this.to = span.to();
        this.most = Math.max(rollup.rowSeconds(), SLOTS * rollup.slotSeconds());
    }

    /** The lines of the next part that has any, in the order of their times; null if there is no more. */
    @Nullable
    List<ExportLine> next() {
        while (next < to) {
            List<ExportLine> lines = new ArrayList<>();
            Collected collected = new Collected(lines);
            next = after(history.part(filter, next, to, rollup, most, collected), rollup);
            collected.finish();
            if (!lines.isEmpty()) {
                lines.sort(Comparator.comparing(ExportLine::at).thenComparing(ExportLine::series));
                return lines;
            }
        }
        return null;
    }

    /** Where the next part begins: nobody waits for the parts of a time that is older than all that is kept. */
    static long after(TrafficHistory.Reading read, Rollup rollup) {
        Instant oldest = read.completeFrom();
        return oldest == null ? Long.MAX_VALUE : Math.max(read.end(), rollup.row(oldest.getEpochSecond()));
    }

    /** Makes lines of a series as soon as the next one comes, so that only the sums of one are held. */
    private final class Collected implements TrafficHistory.Target {

        private final List<ExportLine> lines;
        private final Map<Long, Sums> slots = new TreeMap<>();
        private @Nullable SeriesName series;

        private Collected(List<ExportLine> lines) {
            this.lines = lines;
        }

        @Override
        public Sums at(SeriesName name, long second) {
            if (!name.equals(series)) {
                finish();
                series = name;
            }
            return slots.computeIfAbsent(
                    Math.floorDiv(second, rollup.slotSeconds()) * rollup.slotSeconds(), _ -> new Sums());
        }

        private void finish() {
            SeriesName of = series;
            if (of != null) {
                slots.forEach((second, sums) -> lines.add(new ExportLine(
                        Instant.ofEpochSecond(second),
                        rollup.slotSeconds(),
                        of,
                        TrafficFigures.of(sums, rollup.slotSeconds()))));
            }
            slots.clear();
        }
    }
}
