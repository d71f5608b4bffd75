package io.dynamote.events.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was added to one slot of the traffic of one deployment. A slot gets several of these: they sum up, counts by
 * adding, histograms by adding bucket by bucket, and any set of deployments, models, teams and slots likewise. Read with
 * {@code isolation.level=read_committed} each finished request is in exactly one of them; a request that both a gateway and
 * a frontend saw is in one of each, see {@link TrafficSource}.
 *
 * @param deployment {@code namespace/name}; empty for requests whose deployment is not known, {@value #OTHERS} for those
 *     beyond the bound of deployments, models and teams that are told apart
 * @param slot beginning of the slot, a multiple of {@value #SLOT_MILLIS} ms of event time
 * @param series by model and team
 */
public record TrafficWindow(String deployment, Instant slot, List<Series> series) {

    /** Length of a slot in milliseconds. */
    public static final int SLOT_MILLIS = 250;

    /**
     * Most of anything that one window counts of one series; more is told in further windows. Readers may take a larger
     * number for a fault.
     */
    public static final long MOST = 1_000_000_000_000_000L;

    /** Stands for all deployments, models or teams that are not told apart. */
    public static final String OTHERS = "__other__";

    /**
     * Traffic of one model and team.
     *
     * @param model that was asked for
     * @param team whose requests; empty if it is not known
     * @param requests that ended, whatever their end
     * @param cancelled those of them whose client went away
     * @param errors those of them that failed, by {@code error.type}
     * @param inputTokens of the requests that tell
     * @param outputTokens of the requests that tell
     * @param cacheReadTokens of the requests that tell
     * @param cacheWriteTokens of the requests that tell
     * @param reasoningTokens of the requests that tell
     * @param duration HdrHistogram V2 in µs, of all requests
     * @param timeToFirstToken HdrHistogram V2 in µs, of successful requests that have one
     * @param timePerOutputToken HdrHistogram V2 in µs, of successful requests with two output tokens or more; of a
     *     frontend it is the time from each token to the next
     * @param source who told of it; a gateway if it is not said. The same request may be told by both
     */
    @SuppressWarnings("ArrayRecordComponent") // the wire form: handed on, never compared
    public record Series(
            String model,
            String team,
            long requests,
            long cancelled,
            Map<String, Long> errors,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            long reasoningTokens,
            byte[] duration,
            byte[] timeToFirstToken,
            byte[] timePerOutputToken,
            TrafficSource source) {

        private static final byte[] NOTHING = {};

        public Series {
            model = model == null ? "" : model;
            team = team == null ? "" : team;
            errors = errors == null ? Map.of() : Map.copyOf(errors);
            duration = duration == null ? NOTHING : duration;
            timeToFirstToken = timeToFirstToken == null ? NOTHING : timeToFirstToken;
            timePerOutputToken = timePerOutputToken == null ? NOTHING : timePerOutputToken;
            source = source == null ? TrafficSource.GATEWAY : source;
            requireCount("requests", requests);
            requireCount("cancelled", cancelled);
            errors.forEach((error, count) -> requireCount("errors." + error, count));
            requireCount("inputTokens", inputTokens);
            requireCount("outputTokens", outputTokens);
            requireCount("cacheReadTokens", cacheReadTokens);
            requireCount("cacheWriteTokens", cacheWriteTokens);
            requireCount("reasoningTokens", reasoningTokens);
        }

        private static void requireCount(String field, long count) {
            if (count < 0) {
                throw new IllegalArgumentException(field + " must be at least 0, not: " + count);
            }
        }

        /** Traffic that a gateway told of. */
        public Series(
                String model,
                String team,
                long requests,
                long cancelled,
                Map<String, Long> errors,
                long inputTokens,
                long outputTokens,
                long cacheReadTokens,
                long cacheWriteTokens,
                long reasoningTokens,
                byte[] duration,
                byte[] timeToFirstToken,
                byte[] timePerOutputToken) {
            this(
                    model,
                    team,
                    requests,
                    cancelled,
                    errors,
                    inputTokens,
                    outputTokens,
                    cacheReadTokens,
                    cacheWriteTokens,
                    reasoningTokens,
                    duration,
                    timeToFirstToken,
                    timePerOutputToken,
                    TrafficSource.GATEWAY);
        }
    }

    public TrafficWindow {
        deployment = deployment == null ? "" : deployment;
        if (slot == null || Math.floorMod(slot.toEpochMilli(), SLOT_MILLIS) != 0) {
            throw new IllegalArgumentException("slot must be a multiple of " + SLOT_MILLIS + " ms, not: " + slot);
        }
        series = series == null ? List.of() : List.copyOf(series);
    }
}
