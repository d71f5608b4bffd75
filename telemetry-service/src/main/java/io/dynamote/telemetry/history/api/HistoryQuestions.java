package io.dynamote.telemetry.history.api;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.StepPolicy;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.store.Retention;
import io.dynamote.telemetry.history.store.SeriesName;
import io.dynamote.telemetry.history.store.TrafficHistory;
import io.dynamote.telemetry.history.store.TrafficHistory.Reading;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers questions about history as a whole. */
@Singleton
final class HistoryQuestions {

    private static final Map<String, Function<SeriesName, String>> DIMENSIONS =
            Map.of("model", SeriesName::model, "deployment", SeriesName::deployment, "team", SeriesName::team);

    private final TrafficHistory history;
    private final Retention retention;
    private final Clock clock;

    HistoryQuestions(TrafficHistory history, Retention retention, Clock clock) {
        this.history = history;
        this.retention = retention;
        this.clock = clock;
    }

    /** The points of a chart; the step in seconds is chosen if there is none. */
    HistoryView points(@Nullable String from, @Nullable String to, Scopes scopes, @Nullable Long step) {
        Kept kept = retention.kept();
        Span asked = Span.parse(from, to, clock.instant(), kept);
        long seconds = step(step, asked, new StepPolicy(kept.minutes()));
        Span span = asked.toSteps(seconds);
        Map<Long, Sums> steps = new TreeMap<>();
        Reading reading = history.together(
                scopes.filter(),
                span.from(),
                span.to(),
                StepPolicy.source(seconds),
                second -> steps.computeIfAbsent(Math.floorDiv(second, seconds) * seconds, _ -> new Sums()));
        List<HistoryView.Point> points = steps.entrySet().stream()
                .map(sums -> new HistoryView.Point(
                        Instant.ofEpochSecond(sums.getKey()),
                        figures(sums.getValue(), new Span(sums.getKey(), sums.getKey() + seconds), reading)))
                .toList();
        return new HistoryView(
                scopes.texts(),
                Instant.ofEpochSecond(span.from()),
                Instant.ofEpochSecond(span.to()),
                seconds,
                HistoryView.resolution(reading),
                HistoryView.words(reading),
                reading.completeFrom(),
                reading.completeUntil(),
                points);
    }

    private static long step(@Nullable Long asked, Span span, StepPolicy policy) {
        if (asked == null) {
            return policy.choose(span.from(), span.to());
        }
        if (!policy.permits(asked, span.from(), span.to())) {
            throw InvalidInputException.of(
                    "stepSeconds",
                    asked,
                    "must be a multiple of " + policy.least(span.from(), span.to())
                            + " for a span this long and this old");
        }
        return asked;
    }

    /** Sums of each model, deployment or team. */
    SummaryView summary(@Nullable String from, @Nullable String to, Scopes scopes, String by) {
        Function<SeriesName, String> name = DIMENSIONS.get(by);
        if (name == null) {
            throw InvalidInputException.of("by", by, "must be model, deployment or team");
        }
        Kept kept = retention.kept();
        Span span = Span.parse(from, to, clock.instant(), kept).toSlots(kept);
        Map<String, Sums> sums = new TreeMap<>();
        Reading reading = history.each(
                scopes.filter(),
                span.from(),
                span.to(),
                Rollup.DAY,
                (series, _) -> sums.computeIfAbsent(name.apply(series), _ -> new Sums()));
        Sums total = new Sums();
        sums.values().forEach(total::addAll);
        List<SummaryView.Item> items = sums.entrySet().stream()
                .map(item -> new SummaryView.Item(item.getKey(), figures(item.getValue(), span, reading)))
                .toList();
        return new SummaryView(
                by,
                scopes.texts(),
                Instant.ofEpochSecond(span.from()),
                Instant.ofEpochSecond(span.to()),
                HistoryView.resolution(reading),
                HistoryView.words(reading),
                reading.completeUntil(),
                items,
                figures(total, span, reading));
    }

    /** Rates are over what is known: the last step is not over yet. */
    private static TrafficFigures figures(Sums sums, Span span, Reading reading) {
        Instant complete = reading.completeUntil();
        long known = complete == null ? span.to() : complete.getEpochSecond();
        long end = known > span.from() ? Math.min(span.to(), known) : span.to();
        return TrafficFigures.of(sums, end - span.from());
    }
}
