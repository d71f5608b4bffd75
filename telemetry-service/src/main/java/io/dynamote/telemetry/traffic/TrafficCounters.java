package io.dynamote.telemetry.traffic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.dynamote.runtime.metrics.Timing;
import jakarta.inject.Singleton;

/** What became of the requests that came, since the start of this instance; only what was written for good. */
@Singleton
final class TrafficCounters implements Measured {

    private final LongAdder counted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder strayProducers = new LongAdder();

    private final Timing commits = Timing.of(
            "dynamote_traffic_commit_duration_seconds",
            "Time that the aggregator takes to write what it has counted and how far it has read, in one Kafka transaction.");

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

    /** Takes what one transaction took, from its begin until it was committed. */
    void committed(long nanos) {
        commits.observeNanos(nanos);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.counters(
                        "dynamote_traffic_requests_total",
                        "Requests of gateways by what became of them: counted, duplicate (counted before) or unreadable.",
                        "result",
                        () -> {
                            Snapshot now = snapshot();
                            return Map.of(
                                    "counted", now.counted(),
                                    "duplicate", now.duplicates(),
                                    "unreadable", now.unreadable());
                        }),
                Metric.counter(
                        "dynamote_traffic_stray_producers_total",
                        "Producers that came through a second partition, where what they send again counts twice.",
                        strayProducers::sum),
                commits.metric());
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
