package io.dynamote.telemetry.host;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamote.runtime.page.Age;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.inventory.Inventory;
import io.dynamote.telemetry.inventory.InventoryState;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/hosts}: hosts as they are now, and their last fifteen minutes. */
@Controller("/api/hosts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HostController {

    private final Hosts hosts;
    private final Listening listening;
    private final Inventory inventory;
    private final HostFacts facts;
    private final Clock clock;

    HostController(Hosts hosts, Listening listening, Inventory inventory, HostFacts facts, Clock clock) {
        this.hosts = hosts;
        this.listening = listening;
        this.inventory = inventory;
        this.facts = facts;
        this.clock = clock;
    }

    /** All hosts. */
    @Get
    Items list() {
        Instant now = clock.instant();
        Age age = Age.heard(listening.until(), now);
        return new Items(
                hosts.all().stream().map(report -> HostView.of(report, now)).toList(),
                age.asOf(),
                age.stale(),
                FileView.of(inventory.state()));
    }

    /** Hosts that are read by an agent and by a poller, figure by figure. */
    @Get("/compare")
    Comparisons compare() {
        Instant now = clock.instant();
        Age age = Age.heard(listening.until(), now);
        return new Comparisons(
                hosts.all().stream()
                        .map(report -> Comparison.of(report, now))
                        .filter(Objects::nonNull)
                        .toList(),
                age.asOf(),
                age.stale());
    }

    /** One host with its sections. */
    @Get("/{id}")
    HostDetailView show(String id) {
        Instant now = clock.instant();
        Age age = Age.heard(listening.until(), now);
        return hosts.find(id)
                .map(report -> HostDetailView.of(report, facts, age, now))
                .orElseThrow(() -> new HostException.NotFound(id));
    }

    /** One host second by second. */
    @Get("/{id}/live")
    PointsView live(
            String id,
            @QueryValue(defaultValue = "" + LiveRing.SECONDS) int seconds,
            @Nullable @QueryValue String metrics) {
        if (seconds < 1 || seconds > LiveRing.SECONDS) {
            throw InvalidInputException.of("seconds", seconds, "must be from 1 to " + LiveRing.SECONDS);
        }
        if (hosts.find(id).isEmpty()) {
            throw new HostException.NotFound(id);
        }
        Instant last = clock.instant();
        Map<String, List<PointsView.Point>> points = new LinkedHashMap<>();
        for (Figure figure : FigureNames.parse(metrics)) {
            points.put(
                    figure.field(),
                    hosts.points(id, figure, last.minusSeconds(seconds - 1L), last).stream()
                            .map(point -> new PointsView.Point(point.at(), point.value(), point.value(), point.value()))
                            .toList());
        }
        return new PointsView("1s", last, points);
    }

    /**
     * A list.
     *
     * @param items in the order of their ids
     * @param asOf up to when everything that was sent has been read; null before that
     * @param stale whether there may have been more since
     * @param file the hosts file; null if none is configured
     */
    record Items(
            List<HostView> items,
            @Nullable Instant asOf,
            boolean stale,
            @Nullable FileView file) {}

    /**
     * A list.
     *
     * @param items in the order of the ids of the hosts
     * @param asOf up to when everything that was sent has been read; null before that
     * @param stale whether there may have been more since
     */
    record Comparisons(List<Comparison> items, @Nullable Instant asOf, boolean stale) {}

    /**
     * The hosts file.
     *
     * @param loadedAt when the version in force was read
     * @param hosts how many it has
     * @param errors why a newer version was not taken
     */
    record FileView(@Nullable Instant loadedAt, int hosts, List<FieldError> errors) {
        static @Nullable FileView of(InventoryState state) {
            return state.file() == null
                    ? null
                    : new FileView(state.loadedAt(), state.hosts().size(), state.faults());
        }
    }
}
