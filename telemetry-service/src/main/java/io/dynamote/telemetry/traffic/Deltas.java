package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;

import static io.dynamote.events.traffic.TrafficWindow.OTHERS;
import static io.dynamote.events.traffic.TrafficWindow.SLOT_MILLIS;

/**
 * What was told by one kind of source, has been counted and not been written yet, by deployment, slot of event time, model and team. A request counts in
 * the slot in which it ended, however late it is told. How many deployments, models and teams are told apart is bounded:
 * those beyond the bound count together as {@value TrafficWindow#OTHERS}.
 */
final class Deltas {

    private static final long SLOT_MICROS = SLOT_MILLIS * 1_000L;

    private final int mostSeries;
    private final TrafficSource source;
    private final Map<String, Map<Long, Map<String, Map<String, SlotCounts>>>> counts = new HashMap<>();
    private Map<String, Map<String, Set<String>>> known = new HashMap<>();
    private Map<String, Map<String, Set<String>>> knownBefore = Map.of();
    private int series;
    private long requests;

    /**
     * Nothing counted.
     *
     * @param mostSeries how many combinations of deployment, model and team are told apart
     * @param source who tells
     */
    Deltas(int mostSeries, TrafficSource source) {
        this.mostSeries = mostSeries;
        this.source = source;
    }

    /** Nothing counted, of gateways. */
    Deltas(int mostSeries) {
        this(mostSeries, TrafficSource.GATEWAY);
    }

    void add(RequestFields request) {
        long slot = Math.floorDiv(request.endMicros, SLOT_MICROS);
        slot(slot, request.deployment, request.model, request.team).add(request);
        requests++;
    }

    /** Adds what came to the counters of a frontend in the slot in which they were read. */
    void add(FrontendReading reading, FrontendDelta delta) {
        long slot = Math.floorDiv(reading.time().toEpochMilli(), SLOT_MILLIS);
        String team = reading.team() == null ? "" : reading.team();
        slot(slot, reading.deployment(), delta.model(), team).add(delta);
        requests += delta.requests();
    }

    private SlotCounts slot(long slot, String deployment, String model, String team) {
        boolean own = isKnown(deployment, model, team);
        Map<String, Map<String, SlotCounts>> models = counts.computeIfAbsent(
                        own ? deployment : OTHERS, _ -> new HashMap<>())
                .computeIfAbsent(slot, _ -> new HashMap<>());
        String ownModel = own ? model : OTHERS;
        Map<String, SlotCounts> teams = models.computeIfAbsent(ownModel, _ -> new HashMap<>());
        String ownTeam = own ? team : OTHERS;
        SlotCounts found = teams.get(ownTeam);
        if (found == null) {
            found = new SlotCounts(ownModel, ownTeam, source);
            teams.put(ownTeam, found);
        }
        return found;
    }

    private boolean isKnown(String deployment, String model, String team) {
        if (contains(known, deployment, model, team)) {
            return true;
        }
        if (series >= mostSeries && !contains(knownBefore, deployment, model, team)) {
            return false;
        }
        series++;
        return known.computeIfAbsent(deployment, _ -> new HashMap<>())
                .computeIfAbsent(model, _ -> new HashSet<>())
                .add(team);
    }

    private static boolean contains(
            Map<String, Map<String, Set<String>>> names, String deployment, String model, String team) {
        Map<String, Set<String>> models = names.get(deployment);
        Set<String> teams = models == null ? null : models.get(model);
        return teams != null && teams.contains(team);
    }

    /** Makes room for new names in place of those that had no request since this was called for the last time. */
    void forgetUnused() {
        knownBefore = known;
        known = new HashMap<>();
        series = 0;
    }

    /** How many requests wait to be written. */
    long requests() {
        return requests;
    }

    /** Everything that was counted, which is forgotten here. */
    List<TrafficWindow> take() {
        List<TrafficWindow> windows = new ArrayList<>();
        counts.forEach((deployment, slots) -> slots.forEach((slot, models) -> {
            List<TrafficWindow.Series> all = models.values().stream()
                    .flatMap(teams -> teams.values().stream())
                    .map(SlotCounts::series)
                    .toList();
            windows.add(new TrafficWindow(deployment, Instant.ofEpochMilli(slot * SLOT_MILLIS), all));
        }));
        counts.clear();
        requests = 0;
        return windows;
    }
}
