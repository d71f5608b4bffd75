package io.dynamote.alert.notification;

import java.time.Instant;

import io.dynamote.alert.receiver.Reason;

/**
 * Where a lane is with what is due in it.
 *
 * <pre>
 * Resting ──look, something to tell──▶ UnderWay ──delivered, given up──▶ Resting
 *    │                                  │     ▲
 *    └──another has the turn──▶ PutOff ◀┘     │ its time: the group is looked at anew, so that what is
 *                                  │  retry   │ told is what is so then, in one message
 *                                  └──────────┴──nothing to tell any more──▶ Resting
 * </pre>
 */
public sealed interface Progress {

    /** Nothing is due. */
    record Resting() implements Progress {}

    /**
     * Something is due, but not yet: it waits for its turn at the destination, or for the next try.
     *
     * @param reason why it must be told, whatever became of it since
     * @param hasTurn whether the time is its turn, which nobody else gets
     */
    record PutOff(Reason reason, Instant until, boolean hasTurn, Tries tries) implements Progress {}

    /**
     * Somebody is to send it, and nothing else is told until the answer is known.
     *
     * @param seen number of the last news of which it tells
     */
    record UnderWay(Notification notification, long seen) implements Progress {}
}
