package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Up to when we have listened. A host is silent only as far as we could have heard it: while Kafka is away no host falls
 * silent, and after a start of this service none does that spoke up to the moment at which everybody stopped, until there
 * was time to speak again.
 */
@Singleton
final class Listening {

    /** Agents come back within five seconds. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private volatile @Nullable Instant begun;
    private volatile @Nullable Instant until;

    /** Everything that was sent up to this moment has been read. */
    void heardAll(Instant moment) {
        if (begun == null) {
            begun = moment;
        }
        until = moment;
    }

    /** Up to when everything has been read; null before it was for the first time. */
    @Nullable
    Instant until() {
        return until;
    }

    /**
     * The moment at which hosts are judged.
     *
     * @param newest when any host at all was heard of for the last time
     */
    Instant judgedAt(Instant newest) {
        Instant first = begun;
        Instant last = until;
        if (first == null || last == null) {
            return newest;
        }
        return last.isBefore(first.plus(GRACE)) && newest.isBefore(last) ? newest : last;
    }
}
