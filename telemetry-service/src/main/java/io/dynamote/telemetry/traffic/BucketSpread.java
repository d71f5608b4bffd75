package io.dynamote.telemetry.traffic;

import java.util.List;

import io.dynamote.events.traffic.Buckets;
import io.dynamote.events.traffic.Counts;
import io.dynamote.events.traffic.FrontendReading;

/**
 * Puts what came to the buckets of a Prometheus histogram into the fine ones that are kept. Where in its bucket a value
 * lies is not known; as in {@code histogram_quantile} values are taken to lie evenly in it, and those beyond the last
 * bound at that bound. A percentile is off by as much as its bucket is wide at most.
 */
final class BucketSpread {

    /** Places that the values of one bucket are put at. */
    static final int PLACES = 32;

    private static final double MICROS = 1_000_000;

    private BucketSpread() {}

    /**
     * Adds the values that came between two standings, which are in seconds. Standings of other bounds, or a lower one,
     * are those of another histogram: all values are new then.
     */
    static void add(FrontendReading.Cumulative last, FrontendReading.Cumulative now, Counts into) {
        List<Long> before = isContinued(last, now) ? last.counts() : List.of();
        long below = 0;
        for (int i = 0; i < now.counts().size(); i++) {
            long upToHere = now.counts().get(i) - (before.isEmpty() ? 0 : before.get(i));
            long values = upToHere - below;
            below = upToHere;
            if (values > 0) {
                place(bound(now, i - 1), bound(now, i), values, into);
            }
        }
    }

    private static boolean isContinued(FrontendReading.Cumulative last, FrontendReading.Cumulative now) {
        return last.counts().size() == now.counts().size() && last.le().equals(now.le()) && last.total() <= now.total();
    }

    /** The bound of a bucket: 0 before the first one, the last finite one for the infinite one. */
    private static double bound(FrontendReading.Cumulative histogram, int bucket) {
        List<Double> le = histogram.le();
        return bucket < 0 || le.isEmpty() ? 0 : Math.max(0, le.get(Math.min(bucket, le.size() - 1)));
    }

    private static void place(double from, double to, long values, Counts into) {
        long places = Math.min(values, PLACES);
        for (long place = 0; place < places; place++) {
            double seconds = from + (to - from) * (place + 0.5) / places;
            into.add(Buckets.index(Math.round(seconds * MICROS)), share(values, places, place));
        }
    }

    /** So much of the values that all shares together are all of them and no two differ by more than one. */
    private static long share(long values, long places, long place) {
        return values * (place + 1) / places - values * place / places;
    }
}
