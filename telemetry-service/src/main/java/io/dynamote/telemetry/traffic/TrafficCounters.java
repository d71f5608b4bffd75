package io.dynamote.telemetry.traffic;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

/** What became of the requests that came, since the start of this instance. */
@Singleton
final class TrafficCounters {

    private final LongAdder counted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    void counted() {
        counted.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    /** The numbers as they are now. */
    Snapshot snapshot() {
        return new Snapshot(counted.sum(), duplicates.sum(), unreadable.sum());
    }

    /**
     * Numbers of one moment.
     *
     * @param counted requests
     * @param duplicates requests that had been counted before
     * @param unreadable records that went to the dead letters
     */
    record Snapshot(long counted, long duplicates, long unreadable) {}
}
