package io.dynamote.telemetry.traffic;

import java.util.HashMap;
import java.util.Map;

import io.dynamote.events.traffic.Counts;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;

/** What was counted of one model and team within one slot of time. */
final class SlotCounts {

    /** What one request or one reading of a frontend adds is at most the other half. */
    private static final long HALF = TrafficWindow.MOST / 2;

    private final String model;
    private final String team;
    private final TrafficSource source;
    private final Map<ErrorClass, Long> errors = new HashMap<>();
    private final Counts duration = new Counts();
    private final Counts firstToken = new Counts();
    private final Counts perToken = new Counts();
    private long requests;
    private long cancelled;
    private long inputTokens;
    private long outputTokens;
    private long cacheReadTokens;
    private long cacheWriteTokens;
    private long reasoningTokens;
    private long values;

    SlotCounts(String model, String team, TrafficSource source) {
        this.model = model;
        this.team = team;
        this.source = source;
    }

    void add(RequestFields request) {
        requests++;
        duration.record(request.durationMicros);
        if (request.cancelled) {
            cancelled++;
        }
        if (request.error != null) {
            errors.merge(request.error, 1L, Long::sum);
        } else if (request.firstTokenMicros >= 0) {
            firstToken.record(request.firstTokenMicros);
        }
        long each = request.perTokenMicros();
        if (each >= 0) {
            perToken.record(each);
        }
        inputTokens += Math.max(0, request.inputTokens);
        outputTokens += Math.max(0, request.outputTokens);
        cacheReadTokens += Math.max(0, request.cacheReadTokens);
        cacheWriteTokens += Math.max(0, request.cacheWriteTokens);
        reasoningTokens += Math.max(0, request.reasoningTokens);
    }

    void add(FrontendDelta delta) {
        requests += delta.requests();
        values += Math.max(
                delta.duration().total(),
                Math.max(delta.timeToFirstToken().total(), delta.betweenTokens().total()));
        cancelled += delta.cancelled();
        delta.errors().forEach((error, count) -> errors.merge(error, count, Long::sum));
        inputTokens += delta.inputTokens();
        outputTokens += delta.outputTokens();
        cacheReadTokens += delta.cachedTokens();
        delta.duration().addTo(duration);
        delta.timeToFirstToken().addTo(firstToken);
        delta.betweenTokens().addTo(perToken);
    }

    /** Whether anything is counted so high that one more could be beyond what a window may say. */
    boolean isFull() {
        return inputTokens > HALF
                || outputTokens > HALF
                || cacheReadTokens > HALF
                || cacheWriteTokens > HALF
                || reasoningTokens > HALF
                || requests > HALF
                || values > HALF;
    }

    TrafficWindow.Series series() {
        Map<String, Long> byWord = new HashMap<>();
        errors.forEach((error, count) -> byWord.put(error.word(), count));
        return new TrafficWindow.Series(
                model,
                team,
                requests,
                cancelled,
                byWord,
                inputTokens,
                outputTokens,
                cacheReadTokens,
                cacheWriteTokens,
                reasoningTokens,
                duration.encode(),
                firstToken.encode(),
                perToken.encode(),
                source);
    }
}
