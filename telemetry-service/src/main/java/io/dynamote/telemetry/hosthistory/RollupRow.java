package io.dynamote.telemetry.hosthistory;

import java.time.Instant;
import java.util.Map;

import io.dynamote.events.host.Reading;
import io.dynamote.telemetry.host.Figure;
import org.jspecify.annotations.Nullable;

/** What is added to one row: sum, smallest, greatest and count of each kept figure; null where nothing was read. */
final class RollupRow {

    /**
     * Which row.
     *
     * @param host key of the host
     * @param way how it was read
     * @param at beginning of the row
     */
    record Key(String host, String way, Resolution resolution, Instant at) {}

    private final @Nullable Double[] sums = new Double[Figure.PLACES];
    private final @Nullable Double[] mins = new Double[Figure.PLACES];
    private final @Nullable Double[] maxs = new Double[Figure.PLACES];
    private final @Nullable Double[] counts = new Double[Figure.PLACES];

    void add(Map<Figure, Reading<Double>> figures) {
        for (Figure figure : Figure.kept()) {
            figures.get(figure).value().ifPresent(value -> add(figure.place(), value));
        }
    }

    private void add(int place, double value) {
        sums[place] = plus(sums[place], value);
        counts[place] = plus(counts[place], 1);
        Double least = mins[place];
        Double most = maxs[place];
        mins[place] = least == null ? value : Math.min(least, value);
        maxs[place] = most == null ? value : Math.max(most, value);
    }

    private static double plus(@Nullable Double sum, double value) {
        return sum == null ? value : sum + value;
    }

    @Nullable
    Double[] sums() {
        return sums.clone();
    }

    @Nullable
    Double[] mins() {
        return mins.clone();
    }

    @Nullable
    Double[] maxs() {
        return maxs.clone();
    }

    @Nullable
    Double[] counts() {
        return counts.clone();
    }
}
