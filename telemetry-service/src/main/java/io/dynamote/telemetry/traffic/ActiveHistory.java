package io.dynamote.telemetry.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** How many requests of each scope were under way in each second of the last quarter of an hour. */
@Singleton
final class ActiveHistory {

    static final int SECONDS = 900;

    private final Map<Scope, int[]> scopes = new HashMap<>();

    /** The seconds of which the rings hold something; a place counts only for its own second. */
    private final long[] seconds = new long[SECONDS];

    private final boolean[] told = new boolean[SECONDS];

    ActiveHistory() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /**
     * Notes a second; a scope that is not named had nothing under way.
     *
     * @param second since the epoch
     * @param counts by scope; null if nobody told
     */
    synchronized void note(long second, @Nullable Map<Scope, Long> counts) {
        int place = place(second);
        seconds[place] = second;
        told[place] = counts != null;
        scopes.values().forEach(ring -> ring[place] = 0);
        if (counts != null) {
            counts.forEach((scope, count) -> scopes.computeIfAbsent(scope, _ -> new int[SECONDS])[place] =
                    (int) Math.min(count, Integer.MAX_VALUE));
        }
        if (place == 0) {
            scopes.values().removeIf(ring -> Arrays.stream(ring).allMatch(count -> count == 0));
        }
    }

    /** What was under way in a second; empty if nobody told then, or it is too long ago. */
    synchronized OptionalLong at(Scope scope, long second) {
        int place = place(second);
        if (seconds[place] != second || !told[place]) {
            return OptionalLong.empty();
        }
        int[] ring = scopes.get(scope);
        return OptionalLong.of(ring == null ? 0 : ring[place]);
    }

    private static int place(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
