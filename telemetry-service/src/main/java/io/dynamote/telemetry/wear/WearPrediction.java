package io.dynamote.telemetry.wear;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.dynamote.telemetry.wear.WearForecast.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * Foretells when a drive reaches a threshold of wear. A drive tells its wear in whole hundredths, so a line through those
 * values would mostly fit stairs. What is fitted is what it had written when each step came: the slope is the bytes that
 * cost one share, the fit says how much has been used since the last step, and what is written in a day says the date.
 *
 * <pre>
 *   used                          written at the steps ──► bytes per share (least squares)
 *   0.05 ┤          ┌────         written per day      ──► days left = (threshold − used now) × bytes per share
 *   0.04 ┤    ┌─────┘                                                  ÷ bytes per day
 *   0.03 ┤────┘
 *        └──────────────► bytes written
 * </pre>
 *
 * Without counters of bytes the steps are fitted over time. Pure.
 */
public final class WearPrediction {

    /** What is written in a day is taken from this last part of what is known: habits change. */
    private static final Duration RECENT = Duration.ofDays(60);

    private static final Duration FORESEEABLE = Duration.ofDays(3_650);
    private static final Duration LEAST = Duration.ofDays(1);
    private static final double SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();
    private static final int MANY_STEPS = 6;
    private static final int SOME_STEPS = 3;
    private static final double GOOD_FIT = 0.05;
    private static final double FAIR_FIT = 0.15;

    private final String drive;
    private final @Nullable String model;
    private final double threshold;
    private final List<WearPoint> points;

    private WearPrediction(String drive, @Nullable String model, double threshold, List<WearPoint> points) {
        this.drive = drive;
        this.model = model;
        this.threshold = threshold;
        this.points =
                points.stream().sorted(Comparator.comparing(WearPoint::at)).toList();
    }

    /**
     * The forecast of one drive.
     *
     * @param threshold share of its endurance, above 0
     * @param points what it said of itself, in any order
     */
    public static WearForecast of(String drive, @Nullable String model, double threshold, List<WearPoint> points) {
        return new WearPrediction(drive, model, threshold, points).forecast();
    }

    private WearForecast forecast() {
        if (points.isEmpty()) {
            return unknown(null, "nothing is known of its wear");
        }
        WearPoint last = points.getLast();
        if (last.used() >= threshold) {
            Instant reached = points.stream()
                    .filter(point -> point.used() >= threshold)
                    .findFirst()
                    .orElse(last)
                    .at();
            return new WearForecast(
                    drive, model, last.used(), threshold, reached, Confidence.HIGH, null, "the threshold is reached");
        }
        if (points.stream().anyMatch(point -> point.used() > last.used())) {
            return unknown(last.used(), "its wear went back, so it may be another drive");
        }
        Duration known = Duration.between(points.getFirst().at(), last.at());
        if (known.compareTo(LEAST) < 0) {
            return unknown(last.used(), "needs a course of at least a day");
        }
        boolean bytes = points.stream().allMatch(point -> point.written() != null);
        return bytes ? byBytes(last) : byTime(last);
    }

    private WearForecast byBytes(WearPoint last) {
        double perDay = writtenPerDay(last);
        List<Step> steps = steps(point -> written(point));
        Optional<Line> line = Line.through(steps);
        if (line.isEmpty()) {
            return unknown(last.used(), steps.isEmpty() ? "has seen no step of its wear" : "has seen one step only");
        }
        double usedNow = within(line.get().at(written(last)), last.used());
        return dated(
                last,
                usedNow,
                line.get().slope() * perDay,
                line.get(),
                steps.size(),
                "bytes written at " + steps.size() + " steps");
    }

    private WearForecast byTime(WearPoint last) {
        List<Step> steps = steps(point -> seconds(point.at()));
        Optional<Line> line = Line.through(steps);
        if (line.isEmpty()) {
            return unknown(last.used(), steps.isEmpty() ? "has seen no step of its wear" : "has seen one step only");
        }
        double usedNow = within(line.get().at(seconds(last.at())), last.used());
        // Without counters nobody knows whether it still writes as it did.
        return dated(
                last,
                usedNow,
                line.get().slope() * SECONDS_OF_DAY,
                line.get(),
                Math.min(steps.size(), SOME_STEPS),
                "times of " + steps.size() + " steps");
    }

    private WearForecast dated(WearPoint last, double usedNow, double ratioPerDay, Line line, int steps, String basis) {
        double daysLeft = ratioPerDay > 0 ? (threshold - usedNow) / ratioPerDay : Double.POSITIVE_INFINITY;
        if (daysLeft > FORESEEABLE.toDays()) {
            return new WearForecast(
                    drive,
                    model,
                    last.used(),
                    threshold,
                    null,
                    confidence(line, steps),
                    ratioPerDay,
                    "not within ten years, from " + basis);
        }
        Instant at = last.at().plusSeconds(Math.round(daysLeft * SECONDS_OF_DAY));
        return new WearForecast(
                drive, model, last.used(), threshold, at, confidence(line, steps), ratioPerDay, "from " + basis);
    }

    private static Confidence confidence(Line line, int steps) {
        if (steps >= MANY_STEPS && line.relativeError() <= GOOD_FIT) {
            return Confidence.HIGH;
        }
        return steps >= SOME_STEPS && line.relativeError() <= FAIR_FIT ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** The fit may not contradict the drive: it says hundredths, rounded down. */
    private static double within(double fitted, double told) {
        return Math.clamp(fitted, told, told + 0.01);
    }

    private double writtenPerDay(WearPoint last) {
        Instant since = last.at().minus(RECENT);
        WearPoint first = points.stream()
                .filter(point -> !point.at().isBefore(since))
                .findFirst()
                .orElse(last);
        WearPoint begin = Duration.between(first.at(), last.at()).compareTo(LEAST) < 0 ? points.getFirst() : first;
        double days = Duration.between(begin.at(), last.at()).toSeconds() / SECONDS_OF_DAY;
        return Math.max(0, (written(last) - written(begin)) / days);
    }

    /** Where the wear rose: between the last point before and the first after it, so in the middle of both. */
    private List<Step> steps(java.util.function.ToDoubleFunction<WearPoint> place) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            WearPoint before = points.get(i - 1);
            WearPoint after = points.get(i);
            if (after.used() > before.used()) {
                double middle = (place.applyAsDouble(before) + place.applyAsDouble(after)) / 2;
                // Of several hundredths at once the middle lies between the first and the last of them.
                steps.add(new Step(middle, (before.used() + 0.01 + after.used()) / 2));
            }
        }
        return steps;
    }

    private static double written(WearPoint point) {
        Long written = point.written();
        return written == null ? 0 : written;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond();
    }

    private WearForecast unknown(@Nullable Double used, String reason) {
        return new WearForecast(drive, model, used, threshold, null, Confidence.NONE, null, reason);
    }

    /** The wear came to this share at this place. */
    private record Step(double place, double used) {}

    /**
     * A straight line.
     *
     * @param slope share for each unit
     * @param middle place through which it goes
     * @param used its share there
     * @param relativeError standard error of the slope as a part of it
     */
    private record Line(double slope, double middle, double used, double relativeError) {

        /** Least squares; empty if there are fewer than two steps. */
        static Optional<Line> through(List<Step> steps) {
            double middle = steps.stream().mapToDouble(Step::place).average().orElse(0);
            double used = steps.stream().mapToDouble(Step::used).average().orElse(0);
            double spread = steps.stream()
                    .mapToDouble(step -> Math.pow(step.place() - middle, 2))
                    .sum();
            if (steps.size() < 2 || spread == 0) {
                return Optional.empty();
            }
            double slope = steps.stream()
                            .mapToDouble(step -> (step.place() - middle) * (step.used() - used))
                            .sum()
                    / spread;
            double rest = steps.stream()
                    .mapToDouble(step -> Math.pow(step.used() - used - slope * (step.place() - middle), 2))
                    .sum();
            double error = steps.size() < SOME_STEPS || slope <= 0
                    ? Double.POSITIVE_INFINITY
                    : Math.sqrt(rest / (steps.size() - 2) / spread) / slope;
            return Optional.of(new Line(slope, middle, used, error));
        }

        double at(double place) {
            return used + slope * (place - middle);
        }
    }
}
