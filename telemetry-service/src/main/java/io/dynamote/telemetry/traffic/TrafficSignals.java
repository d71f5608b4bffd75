package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.TrafficVariables;
import io.dynamote.telemetry.signal.SignalSource;
import jakarta.inject.Singleton;

/** Traffic as signals: as soon as something ends, and every second. */
@Singleton
final class TrafficSignals implements SignalSource {

    private static final double MICROS = 1e6;
    private static final Map<Totals.Measure, String> STEMS = Map.of(
            Totals.Measure.DURATION, TrafficVariables.DURATION,
            Totals.Measure.TIME_TO_FIRST_TOKEN, TrafficVariables.TIME_TO_FIRST_TOKEN,
            Totals.Measure.TIME_PER_OUTPUT_TOKEN, TrafficVariables.TIME_PER_OUTPUT_TOKEN);

    private final MovingTraffic traffic;
    private final ActiveCounts active;

    TrafficSignals(MovingTraffic traffic, ActiveCounts active) {
        this.traffic = traffic;
        this.active = active;
    }

    @Override
    public List<Signal> signals(Instant now) {
        return traffic.all().stream().map(figures -> signal(figures, now)).toList();
    }

    @Override
    public List<Signal> changes(Instant now) {
        return traffic.changes().stream().map(figures -> signal(figures, now)).toList();
    }

    private Signal signal(TrafficFigures figures, Instant now) {
        Map<String, Double> values = new HashMap<>();
        Map<String, String> unavailable = new HashMap<>();
        values.put(TrafficVariables.REQUESTS_PER_SECOND, figures.requestsPerSecond());
        values.put(TrafficVariables.CANCELLED_PER_SECOND, figures.cancelledPerSecond());
        values.put(TrafficVariables.INPUT_TOKENS_PER_SECOND, figures.inputTokensPerSecond());
        values.put(TrafficVariables.OUTPUT_TOKENS_PER_SECOND, figures.outputTokensPerSecond());
        values.put(TrafficVariables.REQUESTS_LAST_MINUTE, (double) figures.requestsLastMinute());
        double errors = 0;
        for (var each : figures.errorsPerSecond().entrySet()) {
            values.put(TrafficVariables.errorsPerSecond(each.getKey()), each.getValue());
            errors += each.getValue();
        }
        values.put(TrafficVariables.ERRORS_PER_SECOND, errors);
        Double ratio = figures.errorRatio();
        if (ratio == null) {
            unavailable.put(TrafficVariables.ERROR_RATIO, "no request within a minute");
        } else {
            values.put(TrafficVariables.ERROR_RATIO, ratio);
        }
        figures.percentiles().forEach((measure, each) -> {
            put(measure, 50, each.p50(), values, unavailable);
            put(measure, 95, each.p95(), values, unavailable);
            put(measure, 99, each.p99(), values, unavailable);
        });
        OptionalLong underWay = active.count(figures.scope());
        if (underWay.isPresent()) {
            values.put(TrafficVariables.ACTIVE_REQUESTS, (double) underWay.getAsLong());
        } else {
            unavailable.put(TrafficVariables.ACTIVE_REQUESTS, "no gateway and no frontend tells");
        }
        return new Signal(
                SignalKind.TRAFFIC, figures.scope().text(), now, labels(figures.scope()), values, unavailable);
    }

    private static void put(
            Totals.Measure measure,
            int percentile,
            long micros,
            Map<String, Double> values,
            Map<String, String> unavailable) {
        String name = TrafficVariables.percentile(STEMS.get(measure), percentile);
        if (micros < 0) {
            unavailable.put(name, "no value within a minute");
        } else {
            values.put(name, micros / MICROS);
        }
    }

    private static Map<String, String> labels(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> Map.of("scope", "all");
            case Scope.Model(String id) -> Map.of("scope", "model", "model", id);
            case Scope.Deployment(String key) -> Map.of("scope", "deployment", "deployment", key);
            case Scope.Team(String name) -> Map.of("scope", "team", "team", name);
        };
    }
}
