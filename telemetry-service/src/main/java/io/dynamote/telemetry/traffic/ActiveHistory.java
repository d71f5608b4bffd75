package io.dynamote.telemetry.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

/** How many requests of each scope were under way in each second of the last quarter of an hour. */
@Singleton
final class ActiveHistory {

    static final int SECONDS = 900;
    private static final int UNKNOWN = -1;

    private final Map<Scope, int[]> scopes = new HashMap<>();

    /** The seconds of which the rings hold something; a place counts only for its own second. */
    private final long[] seconds = new long[SECONDS];

    ActiveHistory() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /**
     * Notes a second.
     *
     * @param second since the epoch
     * @param counts by scope; of a scope that is not there nobody told
     */
    synchronized void note(long second, Map<Scope, Long> counts) {
        int place = place(second);
        seconds[place] = second;
        scopes.values().forEach(ring -> ring[place] = UNKNOWN);
        counts.forEach((scope, count) ->
                scopes.computeIfAbsent(scope, _ -> unknown())[place] = (int) Math.min(count, Integer.MAX_VALUE));
        if (place == 0) {
            scopes.values().removeIf(ring -> Arrays.stream(ring).allMatch(count -> count == UNKNOWN));
        }
    }

    private static int[] unknown() {
        int[] ring = new int[SECONDS];
        Arrays.fill(ring, UNKNOWN);
        return ring;
    }

    /** What was under way in a second; empty if nobody told of the scope then, or it is too long ago. */
    synchronized OptionalLong at(Scope scope, long second) {
        int place = place(second);
        int[] ring = scopes.get(scope);
        return ring == null || seconds[place] != second || ring[place] == UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of(ring[place]);
    }

    /** What was under way in a second of all scopes together; empty if they overlap or nobody told of any. */
    OptionalLong at(ScopeUnion union, long second) {
        if (!union.isDisjoint()) {
            return OptionalLong.empty();
        }
        long[] told = union.all().stream()
                .map(scope -> at(scope, second))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        return told.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Arrays.stream(told).sum());
    }

    private static int place(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
