package io.dynamote.telemetry.history.rollup;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.Buckets;
import io.dynamote.events.traffic.Counts;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.TrafficWindow;

/** Traffic as an aggregator would tell it. */
public final class Traffic {

    private Traffic() {}

    /** So many requests of one model and team, one in fifty failed, latencies with a long tail. */
    public static TrafficWindow.Series series(Random random, String model, String team, int requests) {
        Map<String, Long> errors = new HashMap<>();
        Counts duration = new Counts();
        Counts firstToken = new Counts();
        Counts perToken = new Counts();
        long input = 0;
        long output = 0;
        for (int i = 0; i < requests; i++) {
            long first = (long) Math.exp(12.2 + 0.5 * random.nextGaussian());
            long each = (long) Math.exp(9.9 + 0.25 * random.nextGaussian());
            long tokens = 1 + (long) Math.exp(5 + 0.8 * random.nextGaussian());
            duration.record(first + each * (tokens - 1));
            input += random.nextInt(4_000);
            output += tokens;
            if (random.nextInt(50) == 0) {
                errors.merge(
                        ErrorClass.all()
                                .get(random.nextInt(ErrorClass.all().size()))
                                .word(),
                        1L,
                        Long::sum);
            } else {
                firstToken.record(first);
                perToken.record(each);
            }
        }
        return new TrafficWindow.Series(
                model,
                team,
                requests,
                requests / 40,
                errors,
                input,
                output,
                input / 3,
                0,
                0,
                duration.encode(),
                firstToken.encode(),
                perToken.encode());
    }

    /** The sums of so many requests. */
    public static Sums sums(Random random, int requests) {
        Sums sums = new Sums();
        try {
            sums.add(series(random, "m", "t", requests));
        } catch (InvalidSampleException e) {
            throw new IllegalStateException(e);
        }
        return sums;
    }

    /** Sums of so many requests, without the way over a window. */
    public static Sums quickSums(Random random, int requests) {
        Sums sums = new Sums();
        sums.counters[0] = requests;
        for (int i = 0; i < requests; i++) {
            long first = (long) Math.exp(12.2 + 0.5 * random.nextGaussian());
            long each = (long) Math.exp(9.9 + 0.25 * random.nextGaussian());
            int tokens = 1 + random.nextInt(600);
            sums.counters[2] += random.nextInt(4_000);
            sums.counters[3] += tokens;
            sums.sketch(Sums.Measure.DURATION).addFine(Buckets.index(first + each * (tokens - 1)), 1);
            sums.sketch(Sums.Measure.TIME_TO_FIRST_TOKEN).addFine(Buckets.index(first), 1);
            sums.sketch(Sums.Measure.TIME_PER_OUTPUT_TOKEN).addFine(Buckets.index(each), 1);
        }
        return sums;
    }

    /** Everything that sums say, to compare them by. */
    public static String text(Sums sums) {
        StringBuilder text = new StringBuilder(java.util.Arrays.toString(sums.counters));
        Sums.measures().forEach(measure -> {
            text.append(' ').append(measure);
            sums.sketch(measure)
                    .forEach((bucket, count) ->
                            text.append(' ').append(bucket).append(':').append(count));
        });
        return text.toString();
    }
}
