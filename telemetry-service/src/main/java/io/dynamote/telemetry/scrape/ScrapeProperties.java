package io.dynamote.telemetry.scrape;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * How frontends are read.
 *
 * @param enabled whether they are read at all
 * @param interval time between two readings of a pod, 1 s to 60 s, in whole seconds
 * @param timeout longest wait for a whole answer, at most the interval
 * @param mostAtOnce pods that are read at the same time
 * @param mostBytes of one answer
 * @param port of the frontends
 * @param prefix of the names of their metrics, if DYN_METRICS_PREFIX sets one; null for those that Dynamo has
 * @param through how pods are reached
 */
@ConfigurationProperties("dynamote.telemetry.scrape")
public record ScrapeProperties(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "5s") Duration interval,
        @Nullable Duration timeout,
        @Bindable(defaultValue = "16") int mostAtOnce,
        @Bindable(defaultValue = "4194304") int mostBytes,
        @Bindable(defaultValue = "8000") int port,
        @Nullable String prefix,
        @Bindable(defaultValue = "auto") Through through) {

    private static final String NAME = "dynamote.telemetry.scrape.";
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int LARGEST_PORT = 65_535;

    /** How pods are reached. */
    public enum Through {
        /** Directly inside a cluster, else through the API server. */
        AUTO,
        /** At their addresses, inside a cluster. */
        PODS,
        /** Through the proxy of the API server. */
        API_SERVER
    }

    public ScrapeProperties {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0 || interval.toNanosPart() != 0) {
            throw new IllegalArgumentException(NAME + "interval must be 1s to 60s in whole seconds, not: " + interval);
        }
        timeout = timeout == null ? min(interval, LONGEST_TIMEOUT) : timeout;
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(interval) > 0) {
            throw new IllegalArgumentException(NAME + "timeout must be more than 0s and at most the interval of "
                    + interval + ", not: " + timeout);
        }
        if (mostAtOnce < 1) {
            throw new IllegalArgumentException(NAME + "most-at-once must be at least 1, not: " + mostAtOnce);
        }
        if (mostBytes < 1) {
            throw new IllegalArgumentException(NAME + "most-bytes must be at least 1, not: " + mostBytes);
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(NAME + "port must be 1 to " + LARGEST_PORT + ", not: " + port);
        }
        if (prefix != null && !prefix.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
            throw new IllegalArgumentException(
                    NAME + "prefix must be the beginning of a name of a metric, not: " + prefix);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The timeout, which is always there. */
    Duration longestWait() {
        return timeout == null ? interval : timeout;
    }
}
