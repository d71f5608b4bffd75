package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.PageLimit;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/traffic}: the last fifteen minutes, summed up as asked for. */
@Controller("/api/traffic")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrafficController {

    private static final Map<String, Dimension> DIMENSIONS = Map.of(
            "model", new Dimension(SeriesKey::model, Scope.Model::new),
            "deployment", new Dimension(SeriesKey::deployment, Scope.Deployment::new),
            "team", new Dimension(SeriesKey::team, Scope.Team::new));

    private final LiveTraffic traffic;
    private final MovingTraffic moving;
    private final ActiveCounts active;
    private final FrontendsHeard frontends;
    private final TrafficPoints points;
    private final WindowTail tail;
    private final TrafficCounters counters;
    private final Clock clock;

    /** A way to tell scopes apart. */
    private record Dimension(Function<SeriesKey, String> name, Function<String, Scope> scope) {}

    TrafficController(
            LiveTraffic traffic,
            MovingTraffic moving,
            ActiveCounts active,
            FrontendsHeard frontends,
            TrafficPoints points,
            WindowTail tail,
            TrafficCounters counters,
            Clock clock) {
        this.traffic = traffic;
        this.moving = moving;
        this.active = active;
        this.frontends = frontends;
        this.points = points;
        this.tail = tail;
        this.counters = counters;
        this.clock = clock;
    }

    /** One scope, or several together, over the last seconds. */
    @Get
    TrafficView show(HttpRequest<?> request, @QueryValue(defaultValue = "60") int windowSeconds) {
        return view(scopes(request), window(windowSeconds), moving.unread(frontends));
    }

    /** The course of one scope, or of several together, up to now. */
    @Get("/points")
    CourseView points(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "900") int seconds,
            @QueryValue(defaultValue = "1") int stepSeconds) {
        ScopeUnion wanted = scopes(request);
        long longest = LiveTraffic.length().toSeconds();
        if (seconds < 1 || seconds > longest) {
            throw InvalidInputException.of("seconds", seconds, "must be from 1 to " + longest);
        }
        if (stepSeconds < 1 || stepSeconds > seconds) {
            throw InvalidInputException.of("stepSeconds", stepSeconds, "must be from 1 to " + seconds);
        }
        LiveAge age = age(wanted, moving.unread(frontends));
        return CourseView.of(wanted, stepSeconds, age, points.course(wanted, seconds, stepSeconds));
    }

    /** Each model, deployment or team over the last seconds, in the order of their names. */
    @Get("/by/{dimension}")
    Items by(
            String dimension,
            @QueryValue(defaultValue = "60") int windowSeconds,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        Dimension by = DIMENSIONS.get(dimension);
        if (by == null) {
            throw InvalidInputException.of("dimension", dimension, "must be model, deployment or team");
        }
        Window window = window(windowSeconds);
        int most = PageLimit.of(limit).value();
        String after = cursor == null ? "" : Cursor.decode(cursor).after();
        Map<Scope, Instant> unread = moving.unread(frontends);
        List<Scope> found = traffic.scopes(by.name(), by.scope()).stream()
                .filter(scope -> scope.text().compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        List<Scope> shown = found.subList(0, Math.min(found.size(), most));
        LiveAge age = LiveAge.of(tail.heardUntil(), clock.instant());
        return new Items(
                shown.stream()
                        .map(scope -> view(ScopeUnion.of(scope), window, unread))
                        .toList(),
                found.size() > most ? new Cursor(shown.getLast().text()).encoded() : null,
                age.asOf(),
                age.stale());
    }

    /** What became of the requests that came to this instance. */
    @Get("/intake")
    TrafficCounters.Snapshot intake() {
        return counters.snapshot();
    }

    /** Each value as it is: the framework would split one at its commas. */
    private static ScopeUnion scopes(HttpRequest<?> request) {
        List<String> texts = request.getParameters().getAll("scope");
        return ScopeUnion.parse(texts == null ? List.of() : texts);
    }

    /** The age of what is known of all the scopes. */
    private LiveAge age(ScopeUnion scopes, Map<Scope, Instant> unread) {
        LiveAge age = LiveAge.of(tail.heardUntil(), clock.instant());
        for (Scope scope : scopes.all()) {
            Instant last = unread.get(scope);
            age = last == null ? age : age.unreadSince(last);
        }
        return age;
    }

    private TrafficView view(ScopeUnion scopes, Window window, Map<Scope, Instant> unread) {
        return TrafficView.of(
                scopes,
                age(scopes, unread),
                begin(window.first()),
                begin(window.last() + 1),
                traffic.totals(scopes, window.first(), window.last()),
                active.count(scopes));
    }

    private Window window(int seconds) {
        Duration longest = LiveTraffic.length();
        if (seconds < 1 || seconds > longest.toSeconds()) {
            throw InvalidInputException.of("windowSeconds", seconds, "must be from 1 to " + longest.toSeconds());
        }
        long last = traffic.currentSlot();
        return new Window(last - seconds * 1_000L / TrafficWindow.SLOT_MILLIS + 1, last);
    }

    private static Instant begin(long slot) {
        return Instant.ofEpochMilli(slot * TrafficWindow.SLOT_MILLIS);
    }

    /** Slots, both included. */
    private record Window(long first, long last) {}

    /**
     * A page of a list.
     *
     * @param items in the order of their names
     * @param nextCursor where the next page begins; absent on the last one
     * @param asOf up to when what was told is in it; null before anything was read
     * @param stale whether there may have been more since
     */
    record Items(
            List<TrafficView> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextCursor,

            @Nullable Instant asOf,
            boolean stale) {}
}
