package io.dynamote.telemetry.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The speed of late of something that grows, as the median of the slopes of all pairs of points (Theil and Sen): nearly a
 * third of the points may be far off, as those of a burst or a stall, without moving it. Time is given in seconds of work,
 * so that pauses are no time at all.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1968.10480934">Sen, 1968</a>
 */
final class Rate {

    /** "Of late": so many seconds of work, but never fewer points than {@link #LEAST_POINTS} if there have been as many. */
    private static final double WINDOW = 120;

    private static final int LEAST_POINTS = 8;
    private static final int MOST_POINTS = 32;

    /** Over less time than this a slope says more about the reporter's timer than about the job. */
    private static final double LEAST_SPAN = 1;

    private final List<Point> points = new ArrayList<>();
    private double median;
    private boolean known;

    private record Point(double second, double done) {}

    /**
     * Takes a point. A value below the one before means that the work began anew: what was known is forgotten.
     *
     * @param second of work, never before the one of the last point
     * @param done so far
     */
    void add(double second, double done) {
        known = false;
        if (!points.isEmpty() && done < points.getLast().done()) {
            points.clear();
        }
        if (!points.isEmpty() && points.getLast().second() == second) {
            points.removeLast();
        }
        points.add(new Point(second, done));
        while (points.size() > LEAST_POINTS && points.getFirst().second() < second - WINDOW) {
            points.removeFirst();
        }
        if (points.size() > MOST_POINTS) {
            thinOut();
        }
    }

    /** Every second point goes, but not the newest. */
    private void thinOut() {
        for (int i = points.size() - 2; i > 0; i -= 2) {
            points.remove(i);
        }
    }

    /** The speed in units a second; empty if there is too little to tell. */
    OptionalDouble perSecond() {
        if (points.size() < 2 || points.getLast().second() - points.getFirst().second() < LEAST_SPAN) {
            return OptionalDouble.empty();
        }
        if (!known) {
            median = median();
            known = true;
        }
        return OptionalDouble.of(median);
    }

    private double median() {
        double[] slopes = new double[points.size() * (points.size() - 1) / 2];
        int count = 0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                Point from = points.get(i);
                Point to = points.get(j);
                slopes[count++] = (to.done() - from.done()) / (to.second() - from.second());
            }
        }
        Arrays.sort(slopes);
        int middle = slopes.length / 2;
        return slopes.length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }
}
