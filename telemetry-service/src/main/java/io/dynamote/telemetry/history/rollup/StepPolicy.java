package io.dynamote.telemetry.history.rollup;

import java.util.Arrays;
import java.util.List;

/**
 * How far apart the points of a chart are. Chosen so that it has enough points and what is read for it stays small.
 *
 * @param minutesKept beginning of the time of which minutes are kept, in seconds since 1970
 */
public record StepPolicy(long minutesKept) {

    /** Points that a chart has at most if the step is left to us. */
    public static final int POINTS = 500;

    /** Points, and slots of a series that are read for them, if somebody asks for a step. */
    public static final int MOST = 2_000;

    private static final List<Step> STEPS = List.of(
            new Step(60, POINTS),
            new Step(600, 220),
            new Step(3_600, POINTS),
            new Step(10_800, POINTS),
            new Step(86_400, Integer.MAX_VALUE));

    /** A step that is chosen for up to so many points. */
    private record Step(long seconds, int points) {}

    /** The step for a span, in seconds: one whose multiples the roll-ups are made of. */
    public long choose(long from, long to) {
        return STEPS.stream()
                .filter(step -> (to - from) / step.seconds() <= step.points() && permits(step.seconds(), from, to))
                .findFirst()
                .orElse(STEPS.getLast())
                .seconds();
    }

    /** Whether a span can be answered in this step. */
    public boolean permits(long step, long from, long to) {
        if (step <= 0 || step % Rollup.MINUTE.slotSeconds() != 0) {
            return false;
        }
        long slot = source(step).slotSeconds();
        return (to - from) / slot <= MOST && (from >= minutesKept || slot >= Rollup.HOUR.slotSeconds());
    }

    /** The smallest step that may be asked for. */
    public long least(long from, long to) {
        return STEPS.stream()
                .map(Step::seconds)
                .filter(step -> permits(step, from, to))
                .findFirst()
                .orElse(STEPS.getLast().seconds());
    }

    /** The coarsest roll-up of which steps can be made. */
    public static Rollup source(long step) {
        return Arrays.stream(Rollup.values())
                .filter(rollup -> step % rollup.slotSeconds() == 0)
                .reduce(Rollup.MINUTE, (_, coarser) -> coarser);
    }
}
