package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Way;

/**
 * The kept figures of one host, a value for each second of the last fifteen minutes. A figure takes memory (3.6 KB) only
 * once it is known. What comes late goes where it belongs.
 */
final class LiveRing {

    /** Seconds that are kept. */
    static final int SECONDS = 900;

    private final float[][] values = new float[Figure.PLACES][];
    private final long[] seconds = new long[SECONDS];

    /**
     * One value.
     *
     * @param at the second in which it was read
     */
    record Point(Instant at, double value) {}

    LiveRing() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /** Adds figures; those of an agent go before those of a poller in the same second. */
    synchronized void add(Instant at, Way way, Map<Figure, Reading<Double>> figures) {
        long second = at.getEpochSecond();
        int slot = (int) Math.floorMod(second, (long) SECONDS);
        if (second < seconds[slot]) {
            return;
        }
        if (second > seconds[slot]) {
            seconds[slot] = second;
            for (float[] of : values) {
                if (of != null) {
                    of[slot] = Float.NaN;
                }
            }
        }
        for (Figure figure : Figure.kept()) {
            figures.get(figure).value().ifPresent(value -> put(figure, slot, way, value));
        }
    }

    private void put(Figure figure, int slot, Way way, double value) {
        float[] of = values[figure.place()];
        if (of == null) {
            of = new float[SECONDS];
            Arrays.fill(of, Float.NaN);
            values[figure.place()] = of;
        }
        if (way == Way.AGENT || Float.isNaN(of[slot])) {
            of[slot] = (float) value;
        }
    }

    /** The values of a figure from the first to the last second, both included, oldest first. */
    synchronized List<Point> points(Figure figure, Instant first, Instant last) {
        List<Point> points = new ArrayList<>();
        float[] of = values[figure.place()];
        long from = Math.max(first.getEpochSecond(), last.getEpochSecond() - SECONDS + 1);
        for (long second = from; of != null && second <= last.getEpochSecond(); second++) {
            int slot = (int) Math.floorMod(second, (long) SECONDS);
            if (seconds[slot] == second && !Float.isNaN(of[slot])) {
                points.add(new Point(Instant.ofEpochSecond(second), of[slot]));
            }
        }
        return points;
    }
}
