package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/traffic}: the last fifteen minutes, summed up as asked for. */
@Controller("/api/traffic")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrafficController {

    private static final Map<String, Function<SeriesKey, Scope>> DIMENSIONS = Map.of(
            "model", key -> new Scope.Model(key.model()),
            "deployment", key -> new Scope.Deployment(key.deployment()),
            "team", key -> new Scope.Team(key.team()));

    private final LiveTraffic traffic;
    private final ActiveCounts active;
    private final TrafficPoints points;
    private final WindowTail tail;
    private final TrafficCounters counters;

    TrafficController(
            LiveTraffic traffic, ActiveCounts active, TrafficPoints points, WindowTail tail, TrafficCounters counters) {
        this.traffic = traffic;
        this.active = active;
        this.points = points;
        this.tail = tail;
        this.counters = counters;
    }

    /** One scope over the last seconds. */
    @Get
    TrafficView show(
            @QueryValue(defaultValue = "all") String scope, @QueryValue(defaultValue = "60") int windowSeconds) {
        return view(Scope.parse(scope), windowSeconds);
    }

    /** The course of a scope up to now. */
    @Get("/points")
    CourseView points(
            @QueryValue(defaultValue = "all") String scope,
            @QueryValue(defaultValue = "900") int seconds,
            @QueryValue(defaultValue = "1") int stepSeconds) {
        Scope wanted = Scope.parse(scope);
        long longest = LiveTraffic.length().toSeconds();
        if (seconds < 1 || seconds > longest) {
            throw InvalidInputException.of("seconds", seconds, "must be from 1 to " + longest);
        }
        if (stepSeconds < 1 || stepSeconds > seconds) {
            throw InvalidInputException.of("stepSeconds", stepSeconds, "must be from 1 to " + seconds);
        }
        return CourseView.of(wanted, stepSeconds, tail.heardUntil(), points.course(wanted, seconds, stepSeconds));
    }

    /** Each model, deployment or team over the last seconds. */
    @Get("/by/{dimension}")
    Items by(String dimension, @QueryValue(defaultValue = "60") int windowSeconds) {
        Function<SeriesKey, Scope> reading = DIMENSIONS.get(dimension);
        if (reading == null) {
            throw InvalidInputException.of("dimension", dimension, "must be model, deployment or team");
        }
        return new Items(traffic.scopes(reading).stream()
                .map(scope -> view(scope, windowSeconds))
                .toList());
    }

    /** What became of the requests that came to this instance. */
    @Get("/intake")
    TrafficCounters.Snapshot intake() {
        return counters.snapshot();
    }

    private TrafficView view(Scope scope, int windowSeconds) {
        Duration longest = LiveTraffic.length();
        if (windowSeconds < 1 || windowSeconds > longest.toSeconds()) {
            throw InvalidInputException.of("windowSeconds", windowSeconds, "must be from 1 to " + longest.toSeconds());
        }
        long last = traffic.currentSlot();
        long first = last - windowSeconds * 1_000L / TrafficWindow.SLOT_MILLIS + 1;
        return TrafficView.of(
                scope, begin(first), begin(last + 1), traffic.totals(scope, first, last), active.count(scope));
    }

    private static Instant begin(long slot) {
        return Instant.ofEpochMilli(slot * TrafficWindow.SLOT_MILLIS);
    }

    /**
     * A list.
     *
     * @param items in the order of their names
     */
    record Items(List<TrafficView> items) {}
}
