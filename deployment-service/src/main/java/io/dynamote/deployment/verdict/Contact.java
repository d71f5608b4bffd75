package io.dynamote.deployment.verdict;

import java.time.Instant;

/** Whether what was seen of the cluster is fresh. */
public sealed interface Contact {

    /** The watches are alive. */
    record Reachable() implements Contact {}

    /**
     * The cluster is away.
     *
     * @param lastContact until when the watches were alive
     */
    record Unreachable(Instant lastContact) implements Contact {}

    /** The cluster has not answered since the service started, and nothing is remembered. */
    record NeverReached() implements Contact {}
}
