package io.dynamote.telemetry.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;

/** Counters of one model while a frontend's metrics are read. */
final class ModelCounters {

    final SortedMap<Double, Long> duration = new TreeMap<>();
    final SortedMap<Double, Long> firstToken = new TreeMap<>();
    final SortedMap<Double, Long> betweenTokens = new TreeMap<>();
    private final String model;
    private final Map<String, Long> failed = new TreeMap<>();
    private long succeeded;
    private long inputTokens;
    private @Nullable Long outputTokens;
    private long endedTokens;
    private long cachedTokens;
    private @Nullable Long active;
    private @Nullable Long inflight;
    private @Nullable Long queued;

    ModelCounters(String model) {
        this.model = model;
    }

    void requests(Labels labels, long count) {
        if ("success".equals(labels.get("status"))) {
            succeeded += count;
        } else {
            String type = labels.get("error_type");
            failed.merge(type == null || type.isEmpty() ? FrontendCounters.UNTOLD : type, count, Long::sum);
        }
    }

    void inputTokens(long count) {
        inputTokens += count;
    }

    void outputTokens(long count) {
        outputTokens = plus(outputTokens, count);
    }

    void endedTokens(long count) {
        endedTokens += count;
    }

    void cachedTokens(long count) {
        cachedTokens += count;
    }

    void active(@Nullable Long level) {
        active = plus(active, level);
    }

    void inflight(@Nullable Long level) {
        inflight = plus(inflight, level);
    }

    void queued(@Nullable Long level) {
        queued = plus(queued, level);
    }

    private static @Nullable Long plus(@Nullable Long sum, @Nullable Long more) {
        if (sum == null) {
            return more;
        }
        return more == null ? sum : Long.valueOf(sum + more);
    }

    /**
     * All of it.
     *
     * @throws ScrapeException if a counter or a histogram cannot be true
     */
    FrontendReading.Model read() throws ScrapeException {
        try {
            return model();
        } catch (IllegalArgumentException e) {
            throw new ScrapeException(
                    ScrapeException.Reason.UNREADABLE, "counters of " + model + ": " + e.getMessage());
        }
    }

    private FrontendReading.Model model() throws ScrapeException {
        return new FrontendReading.Model(
                model,
                succeeded,
                failed,
                inputTokens,
                outputTokens == null ? endedTokens : outputTokens,
                cachedTokens,
                cumulative("request_duration_seconds", duration),
                cumulative("time_to_first_token_seconds", firstToken),
                cumulative("inter_token_latency_seconds", betweenTokens),
                active == null ? inflight : active,
                queued);
    }

    private FrontendReading.Cumulative cumulative(String name, SortedMap<Double, Long> buckets) throws ScrapeException {
        if (buckets.isEmpty()) {
            return FrontendReading.Cumulative.NONE;
        }
        List<Double> bounds = new ArrayList<>(buckets.keySet());
        if (bounds.removeLast() != Double.POSITIVE_INFINITY) {
            throw new ScrapeException(
                    ScrapeException.Reason.UNREADABLE, name + " of " + model + " must have a bucket +Inf");
        }
        try {
            return new FrontendReading.Cumulative(bounds, List.copyOf(buckets.values()));
        } catch (IllegalArgumentException e) {
            throw new ScrapeException(ScrapeException.Reason.UNREADABLE, name + " of " + model + ": " + e.getMessage());
        }
    }
}
