package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabels;
import io.dynamote.events.signal.TrafficVariables;
import io.dynamote.telemetry.signal.SignalSource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

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
    private final FrontendsHeard frontends;
    private final DeploymentLabels deployments;

    TrafficSignals(MovingTraffic traffic, ActiveCounts active, FrontendsHeard frontends, DeploymentLabels deployments) {
        this.traffic = traffic;
        this.active = active;
        this.frontends = frontends;
        this.deployments = deployments;
    }

    @Override
    public List<Signal> signals(Instant now) {
        return signals(now, _ -> true);
    }

    @Override
    public List<Signal> changes(Instant now) {
        return changes(now, _ -> true);
    }

    @Override
    public List<Signal> signals(Instant now, Predicate<String> own) {
        return signals(traffic.all(scope -> own.test(key(scope))), now);
    }

    @Override
    public List<Signal> changes(Instant now, Predicate<String> own) {
        return signals(traffic.changes(scope -> own.test(key(scope))), now);
    }

    private static String key(Scope scope) {
        return Signal.key(SignalKind.TRAFFIC, scope.text());
    }

    private List<Signal> signals(List<TrafficFigures> figures, Instant now) {
        if (figures.isEmpty()) {
            return List.of();
        }
        Map<Scope, Long> underWay = active.byScope();
        Map<Scope, Instant> unread = traffic.unread(frontends);
        return figures.stream()
                .map(each -> signal(each, underWay.get(each.scope()), unread.get(each.scope()), now))
                .toList();
    }

    private Signal signal(TrafficFigures figures, @Nullable Long underWay, @Nullable Instant lastRead, Instant now) {
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
        if (lastRead != null) {
            String reason = "only frontends tell of it, and none of them has been read since " + lastRead;
            values.keySet().forEach(name -> unavailable.put(name, reason));
            values.clear();
        }
        if (underWay == null) {
            unavailable.put(TrafficVariables.ACTIVE_REQUESTS, "no gateway and no frontend tells");
        } else {
            values.put(TrafficVariables.ACTIVE_REQUESTS, (double) underWay);
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

    private Map<String, String> labels(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> Map.of(SignalLabels.SCOPE, "all");
            case Scope.Model(String id) -> Map.of(SignalLabels.SCOPE, "model", SignalLabels.MODEL, id);
            case Scope.Deployment(String key) -> {
                Map<String, String> labels = new HashMap<>(deployments.find(key));
                labels.put(SignalLabels.SCOPE, "deployment");
                labels.put(SignalLabels.DEPLOYMENT, key);
                yield labels;
            }
            case Scope.Team(String name) -> Map.of(SignalLabels.SCOPE, "team", SignalLabels.TEAM, name);
        };
    }
}
