package io.dynamote.telemetry.traffic;

import java.util.HashMap;
import java.util.Map;

import io.dynamote.events.traffic.Counts;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;

/**
 * What came to the counters of one model of a frontend between two readings. A counter that is lower than before while
 * the process goes on belongs to a model that was taken away and came back: it counts from zero.
 *
 * @param model as the frontend names it
 * @param succeeded requests that were answered
 * @param cancelled requests whose client went away
 * @param errors requests that failed
 * @param inputTokens of requests that were answered
 * @param outputTokens that were generated
 * @param cachedTokens input tokens that were read from a cache
 * @param duration of requests
 * @param timeToFirstToken of requests that had one
 * @param betweenTokens from each token to the next
 */
record FrontendDelta(
        String model,
        long succeeded,
        long cancelled,
        Map<ErrorClass, Long> errors,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        Counts duration,
        Counts timeToFirstToken,
        Counts betweenTokens) {

    private static final String CANCELLED = "cancelled";

    /** From the words of Dynamo to those of OpenTelemetry that are told apart here. */
    private static final Map<String, ErrorClass> CLASSES = Map.of(
            "validation", ErrorClass.VALIDATION,
            "not_found", ErrorClass.VALIDATION,
            "overload", ErrorClass.UPSTREAM,
            "unavailable", ErrorClass.UPSTREAM,
            "response_timeout", ErrorClass.TIMEOUT,
            "internal", ErrorClass.INTERNAL);

    /**
     * The difference of two readings.
     *
     * @param last null to count from zero
     */
    static FrontendDelta between(FrontendReading.@Nullable Model last, FrontendReading.Model now) {
        Map<ErrorClass, Long> errors = new HashMap<>();
        long cancelled = 0;
        for (Map.Entry<String, Long> failed : now.failed().entrySet()) {
            Long before = last == null ? null : last.failed().get(failed.getKey());
            long more = more(before == null ? 0 : before, failed.getValue());
            if (failed.getKey().equals(CANCELLED)) {
                cancelled += more;
            } else if (more > 0) {
                errors.merge(CLASSES.getOrDefault(failed.getKey(), ErrorClass.OTHER), more, Long::sum);
            }
        }
        return new FrontendDelta(
                now.model(),
                more(last == null ? 0 : last.succeeded(), now.succeeded()),
                cancelled,
                errors,
                more(last == null ? 0 : last.inputTokens(), now.inputTokens()),
                more(last == null ? 0 : last.outputTokens(), now.outputTokens()),
                more(last == null ? 0 : last.cachedTokens(), now.cachedTokens()),
                spread(last == null ? null : last.duration(), now.duration()),
                spread(last == null ? null : last.timeToFirstToken(), now.timeToFirstToken()),
                spread(last == null ? null : last.interTokenLatency(), now.interTokenLatency()));
    }

    private static long more(long before, long now) {
        return now < before ? now : now - before;
    }

    private static Counts spread(FrontendReading.@Nullable Cumulative last, FrontendReading.Cumulative now) {
        Counts counts = new Counts();
        BucketSpread.add(last == null ? FrontendReading.Cumulative.NONE : last, now, counts);
        return counts;
    }

    /** Requests that ended, however. */
    long requests() {
        return succeeded
                + cancelled
                + errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether nothing came. */
    boolean isEmpty() {
        return requests() == 0
                && inputTokens == 0
                && outputTokens == 0
                && cachedTokens == 0
                && duration.isEmpty()
                && timeToFirstToken.isEmpty()
                && betweenTokens.isEmpty();
    }
}
