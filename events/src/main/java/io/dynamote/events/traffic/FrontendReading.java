package io.dynamote.events.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of one pod of a Dynamo frontend stood at when they were read. The numbers are those of the frontend,
 * counted since its process began, not differences: a reading that is lost or comes twice changes nothing, because what
 * was added is found by whoever counts, from the reading that it counted last.
 *
 * @param producer {@code scrape:<namespace>/<deployment>/<pod>}
 * @param time when it was read
 * @param deployment {@code namespace/name}
 * @param team owner of the deployment; null if it has none
 * @param pod whose counters these are
 * @param intervalSeconds time between two readings, 1 to 60
 * @param uptimeSeconds how long the frontend's process has been running; null if it does not tell
 * @param watchedFromStart whether the process began while its deployment was watched, and nothing of it has been told
 *     yet: what it counted before its first reading counts then
 * @param models what was served, by model
 */
public record FrontendReading(
        @JsonProperty("dynamote.producer") String producer,
        Instant time,
        @JsonProperty("dynamote.deployment") String deployment,
        @JsonProperty("dynamote.team") @Nullable String team,
        @JsonProperty("k8s.pod.name") String pod,
        @JsonProperty("interval_seconds") int intervalSeconds,
        @JsonProperty("process.uptime") @Nullable Double uptimeSeconds,
        @JsonProperty("watched_from_start") boolean watchedFromStart,
        List<Model> models) {

    /** What the names of producers of readings begin with. */
    public static final String PRODUCER = "scrape:";

    /** Most models of a reading. */
    public static final int MOST_MODELS = 1_000;

    private static final int LONGEST_INTERVAL = 60;
    private static final int LONGEST_TEXT = 1_024;
    private static final int MOST_FAILURES = 100;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** No counter of a frontend comes near it: a million tokens a second for thirty years. */
    private static final long HIGHEST = TrafficWindow.MOST / 2;

    /**
     * Counters of one model.
     *
     * @param model as the frontend names it; requests for models that it does not know are under a name of its own
     * @param succeeded requests that were answered
     * @param failed requests that were not, by Dynamo's {@code error_type}
     * @param inputTokens of requests that were answered
     * @param outputTokens that were generated, also for requests that have not ended
     * @param cachedTokens input tokens that were read from a cache
     * @param duration of requests, however they ended
     * @param timeToFirstToken of requests that had one
     * @param interTokenLatency from each token to the next
     * @param active requests under way; null if it does not tell
     * @param queued those of them that wait for their first token; null if it does not tell
     */
    public record Model(
            @JsonProperty("gen_ai.request.model") String model,
            long succeeded,
            Map<String, Long> failed,
            @JsonProperty("gen_ai.usage.input_tokens") long inputTokens,
            @JsonProperty("gen_ai.usage.output_tokens") long outputTokens,

            @JsonProperty("gen_ai.usage.cache_read.input_tokens")
            long cachedTokens,

            @JsonProperty("duration_seconds") Cumulative duration,
            @JsonProperty("time_to_first_token_seconds") Cumulative timeToFirstToken,
            @JsonProperty("inter_token_latency_seconds") Cumulative interTokenLatency,
            @Nullable Long active,
            @Nullable Long queued) {

        public Model {
            if (model == null || model.isEmpty()) {
                throw new IllegalArgumentException("gen_ai.request.model must be given");
            }
            requireShort("gen_ai.request.model", model);
            requireCount("succeeded", succeeded);
            requireCount("gen_ai.usage.input_tokens", inputTokens);
            requireCount("gen_ai.usage.output_tokens", outputTokens);
            requireCount("gen_ai.usage.cache_read.input_tokens", cachedTokens);
            requireCount("active", active == null ? 0 : active);
            requireCount("queued", queued == null ? 0 : queued);
            failed = failed == null ? Map.of() : Map.copyOf(failed);
            if (failed.size() > MOST_FAILURES) {
                throw new IllegalArgumentException(
                        "failed must have at most " + MOST_FAILURES + " entries, not: " + failed.size());
            }
            failed.forEach((type, count) -> requireCount("failed." + type, count));
            requireCount(
                    "requests",
                    succeeded
                            + failed.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
            duration = duration == null ? Cumulative.NONE : duration;
            timeToFirstToken = timeToFirstToken == null ? Cumulative.NONE : timeToFirstToken;
            interTokenLatency = interTokenLatency == null ? Cumulative.NONE : interTokenLatency;
        }
    }

    /**
     * A classic histogram of Prometheus.
     *
     * @param le upper bounds in ascending order, without the infinite one
     * @param counts values at or below each bound, then all; empty if there is no such histogram
     */
    public record Cumulative(List<Double> le, List<Long> counts) {

        /** No histogram. */
        public static final Cumulative NONE = new Cumulative(List.of(), List.of());

        public Cumulative {
            le = le == null ? List.of() : List.copyOf(le);
            counts = counts == null ? List.of() : List.copyOf(counts);
            if (!counts.isEmpty() && counts.size() != le.size() + 1) {
                throw new IllegalArgumentException(
                        "counts must have one more than le, " + (le.size() + 1) + ", not: " + counts.size());
            }
            for (int i = 1; i < le.size(); i++) {
                if (le.get(i) <= le.get(i - 1)) {
                    throw new IllegalArgumentException("le must ascend, not: " + le);
                }
            }
            requireCount("counts", counts.isEmpty() ? 0 : counts.getLast());
            for (int i = 0; i < counts.size(); i++) {
                if (counts.get(i) < (i == 0 ? 0 : counts.get(i - 1))) {
                    throw new IllegalArgumentException("counts must never go down, not: " + counts);
                }
            }
        }

        /** How many values there are. */
        public long total() {
            return counts.isEmpty() ? 0 : counts.getLast();
        }
    }

    public FrontendReading {
        if (producer == null || producer.isEmpty()) {
            throw new IllegalArgumentException("dynamote.producer must be given");
        }
        if (time == null || time.isBefore(Instant.EPOCH) || !time.isBefore(LATEST)) {
            throw new IllegalArgumentException("time must be given, after 1970 and before 2100, not: " + time);
        }
        if (deployment == null || deployment.isEmpty()) {
            throw new IllegalArgumentException("dynamote.deployment must be given");
        }
        if (intervalSeconds < 1 || intervalSeconds > LONGEST_INTERVAL) {
            throw new IllegalArgumentException(
                    "interval_seconds must be 1 to " + LONGEST_INTERVAL + ", not: " + intervalSeconds);
        }
        pod = pod == null ? "" : pod;
        requireShort("dynamote.producer", producer);
        requireShort("dynamote.deployment", deployment);
        requireShort("dynamote.team", team == null ? "" : team);
        requireShort("k8s.pod.name", pod);
        models = models == null ? List.of() : List.copyOf(models);
        if (models.size() > MOST_MODELS
                || models.stream().map(Model::model).distinct().count() < models.size()) {
            throw new IllegalArgumentException("models must be at most " + MOST_MODELS + ", each once");
        }
    }

    private static void requireShort(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(field + " must be at most " + LONGEST_TEXT + " characters");
        }
    }

    private static void requireCount(String field, long count) {
        if (count < 0 || count > HIGHEST) {
            throw new IllegalArgumentException(field + " must be from 0 to " + HIGHEST + ", not: " + count);
        }
    }

    /** The producer of a pod's readings. */
    public static String producer(String deployment, String pod) {
        return PRODUCER + deployment + "/" + pod;
    }
}
