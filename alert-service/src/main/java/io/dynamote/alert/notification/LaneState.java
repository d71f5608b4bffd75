package io.dynamote.alert.notification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * All of a lane that outlives the process. Which alerts are in it follows from the alerts themselves and
 * {@code settledAt}, so that news of an alert changes one row and not one for each lane.
 *
 * @param nextLook when the group is looked at next, apart from tries
 * @param looked whether it was looked at since it began: then late alerts wait for the next look
 * @param settledAt the last time at which nothing was left open: what was over then is in it no more
 * @param settledNumber number of the last news that was known then
 * @param told what the destination was last told; null for nothing
 */
public record LaneState(
        LaneKey key,
        Instant nextLook,
        boolean looked,
        Instant settledAt,
        long settledNumber,
        @Nullable LogEntry told,
        Progress progress) {

    LaneState lookingNextAt(Instant next, boolean afterLook) {
        return new LaneState(key, next, looked || afterLook, settledAt, settledNumber, told, progress);
    }

    LaneState settled(Instant at, long number) {
        return new LaneState(key, nextLook, looked, at, number, told, progress);
    }

    LaneState telling(LogEntry now) {
        return new LaneState(key, nextLook, looked, settledAt, settledNumber, now, progress);
    }

    LaneState with(Progress now) {
        return new LaneState(key, nextLook, looked, settledAt, settledNumber, told, now);
    }
}
