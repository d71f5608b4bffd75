package io.dynamote.alert.delivery;

import java.util.List;

/** Where a process of the test of crashes ends. */
enum Ending {
    /** It ends itself: a transition was stored. */
    TRANSITION(3, 101),
    /** It ends itself: messages were queued. */
    QUEUE(3, 102),
    /** It ends itself: it has taken a message and is about to send it. */
    SEND(9, 103),
    /** It is killed: a message of it has arrived, and is not answered yet. */
    WIRE(9, 137),
    /** It ends itself: the answer came, and is not recorded yet. */
    RECORD(9, 104),
    /** It is killed at any time while it decides. */
    ANY(1, 137),
    /** It goes on until it is killed. */
    NEVER(1, 137);

    /** Those that are counted. */
    static final List<Ending> COUNTED = List.of(TRANSITION, QUEUE, SEND, WIRE, RECORD, ANY);

    /** It ends there by the first time at least, by this one at most. */
    final int most;

    /** With which number the process ends; 137 if it is killed. */
    final int exit;

    Ending(int most, int exit) {
        this.most = most;
        this.exit = exit;
    }
}
