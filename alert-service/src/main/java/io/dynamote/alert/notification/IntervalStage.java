package io.dynamote.alert.notification;

import io.dynamote.alert.route.Intervals;

/** Takes out everything while the route is mute. */
record IntervalStage(Intervals intervals) implements Stage {

    @Override
    public Flush pass(Flush flush) {
        boolean mute = intervals.muting(flush.route(), flush.at()).isPresent();
        return mute ? flush.hide(alert -> true) : flush;
    }
}
