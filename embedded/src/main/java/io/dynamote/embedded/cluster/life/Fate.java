package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.List;

/** What becomes of a pod. */
sealed interface Fate {

    /** It comes up and serves. */
    record Healthy() implements Fate {}

    /** No node takes it, for a reason that the scheduler states. */
    record Unschedulable(String message) implements Fate {}

    /** Its image cannot be pulled, for the reason of the registry. */
    record ImagePullFails(String message) implements Fate {}

    /** A secret that its container names is not there. */
    record SecretMissing(String secret) implements Fate {}

    /**
     * Its container starts and ends again and again.
     *
     * @param exitCode exit code of the container
     * @param reason {@code Error} or {@code OOMKilled}
     * @param after how long each attempt lives
     * @param lastWords the end of its log
     */
    record Crashes(int exitCode, String reason, Duration after, List<String> lastWords) implements Fate {}

    /** It runs and never answers its probes. */
    record NeverReady(String probeMessage) implements Fate {}

    /** The node throws it out. */
    record Evicted(String message) implements Fate {}

    /** It is never made, because the namespace may have no more. */
    record QuotaExceeded() implements Fate {}

    /** The operator does not react to the deployment at all. */
    record OperatorSilent() implements Fate {}
}
