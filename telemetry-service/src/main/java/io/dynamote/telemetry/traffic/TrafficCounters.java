package io.dynamote.telemetry.traffic;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

/** What became of the requests that came, since the start of this instance; only what was written for good. */
@Singleton
final class TrafficCounters {

    private final LongAdder counted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder strayProducers = new LongAdder();

    /** What is counted in a transaction that is not committed yet. */
    static final class Tally {

        long counted;
        long duplicates;
        long unreadable;
        long strayProducers;
    }

    /** Adds what was committed. */
    void add(Tally tally) {
        counted.add(tally.counted);
        duplicates.add(tally.duplicates);
        unreadable.add(tally.unreadable);
        strayProducers.add(tally.strayProducers);
    }

    /** The numbers as they are now. */
    Snapshot snapshot() {
        return new Snapshot(counted.sum(), duplicates.sum(), unreadable.sum(), strayProducers.sum());
    }

    /**
     * Numbers of one moment.
     *
     * @param counted requests
     * @param duplicates requests that had been counted before
     * @param unreadable records, and single requests of batches, that went to the dead letters
     * @param strayProducers producers that came through a second partition, where what they repeat is not recognised
     */
    record Snapshot(long counted, long duplicates, long unreadable, long strayProducers) {}
}
