package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** About how large a window may become: half of what Kafka takes, because its size is estimated. */
    private static final int MOST_BYTES = 500_000;

    private static final int BYTES_OF_NUMBERS = 700;
    private static final int BYTES_OF_CHARACTER = 6;

    private final KnownNames names;
    private final TrafficSource source;
    private final Map<String, Map<Long, Map<String, Map<String, SlotCounts>>>> counts = new HashMap<>();
    private final List<TrafficWindow> full = new ArrayList<>();
    private long requests;

    /**
     * Nothing counted.
     *
     * @param mostSeries how many combinations of deployment, model and team are told apart
     * @param source who tells
     */
    Deltas(int mostSeries, TrafficSource source) {
        this.names = new KnownNames(mostSeries);
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
        boolean own = names.admit(deployment, model, team);
        Map<String, Map<String, SlotCounts>> models = counts.computeIfAbsent(
                        own ? deployment : OTHERS, _ -> new HashMap<>())
                .computeIfAbsent(slot, _ -> new HashMap<>());
        String ownModel = own ? model : OTHERS;
        Map<String, SlotCounts> teams = models.computeIfAbsent(ownModel, _ -> new HashMap<>());
        String ownTeam = own ? team : OTHERS;
        SlotCounts found = teams.get(ownTeam);
        if (found != null && found.isFull()) {
            full.add(window(own ? deployment : OTHERS, slot, List.of(found.series())));
            found = null;
        }
        if (found == null) {
            found = new SlotCounts(ownModel, ownTeam, source);
            teams.put(ownTeam, found);
        }
        return found;
    }

    /** Makes room for new names in place of those that had no request since this was called for the last time. */
    void forgetUnused() {
        names.forgetUnused();
    }

    /** How many requests wait to be written. */
    long requests() {
        return requests;
    }

    /** Everything that was counted, which is forgotten here; of a slot with very many series several windows. */
    List<TrafficWindow> take() {
        List<TrafficWindow> windows = new ArrayList<>(full);
        full.clear();
        counts.forEach((deployment, slots) -> slots.forEach((slot, models) -> {
            List<TrafficWindow.Series> all = models.values().stream()
                    .flatMap(teams -> teams.values().stream())
                    .map(SlotCounts::series)
                    .toList();
            split(all).forEach(part -> windows.add(window(deployment, slot, part)));
        }));
        counts.clear();
        requests = 0;
        return windows;
    }

    private static TrafficWindow window(String deployment, long slot, List<TrafficWindow.Series> series) {
        return new TrafficWindow(deployment, Instant.ofEpochMilli(slot * SLOT_MILLIS), series);
    }

    private static List<List<TrafficWindow.Series>> split(List<TrafficWindow.Series> all) {
        List<List<TrafficWindow.Series>> parts = new ArrayList<>();
        int begin = 0;
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            long more = bytes(all.get(i));
            if (i > begin && bytes + more > MOST_BYTES) {
                parts.add(all.subList(begin, i));
                begin = i;
                bytes = 0;
            }
            bytes += more;
        }
        parts.add(all.subList(begin, all.size()));
        return parts;
    }

    /** No fewer than it will have as JSON: histograms in Base64, and the worst that can become of a character. */
    private static long bytes(TrafficWindow.Series series) {
        long histograms =
                (long) series.duration().length + series.timeToFirstToken().length + series.timePerOutputToken().length;
        long texts = (long) series.model().length() + series.team().length();
        return BYTES_OF_NUMBERS + BYTES_OF_CHARACTER * texts + histograms * 4 / 3;
    }
}
