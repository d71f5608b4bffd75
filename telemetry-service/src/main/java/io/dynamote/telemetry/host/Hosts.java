package io.dynamote.telemetry.host;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.host.Way;
import io.dynamote.telemetry.inventory.HostEntry;
import io.dynamote.telemetry.inventory.Inventory;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Every host there is, heard of or in the hosts file, with all that is known of it at this moment. */
@Singleton
public final class Hosts {

    private final LiveHosts live;
    private final Inventory inventory;
    private final Listening listening;
    private final HostFacts facts;
    private final Clock clock;

    Hosts(LiveHosts live, Inventory inventory, Listening listening, HostFacts facts, Clock clock) {
        this.live = live;
        this.inventory = inventory;
        this.listening = listening;
        this.facts = facts;
        this.clock = clock;
    }

    /** The id under which each host of the hosts file is known: that of its agent, if it speaks under that id or name. */
    public Map<String, HostEntry> entries() {
        return live.entries(inventory.hosts());
    }

    /** In the order of their ids. */
    List<HostReport> all() {
        Map<String, HostEntry> entries = entries();
        List<HostReport> reports = new ArrayList<>();
        for (String id : live.ids()) {
            live.find(id).ifPresent(host -> reports.add(report(id, entries.get(id), host.ways())));
        }
        entries.forEach((id, entry) -> {
            if (live.find(id).isEmpty()) {
                reports.add(report(id, entry, Map.of()));
            }
        });
        reports.sort(Comparator.comparing(HostReport::id));
        return reports;
    }

    Optional<HostReport> find(String id) {
        HostEntry entry = entries().get(id);
        Optional<LiveHost> host = live.find(id);
        return host.isEmpty() && entry == null
                ? Optional.empty()
                : Optional.of(report(id, entry, host.map(LiveHost::ways).orElse(Map.of())));
    }

    /** Values of the last fifteen minutes. */
    List<LiveRing.Point> points(String id, Figure figure, Instant first, Instant last) {
        return live.find(id).map(host -> host.points(figure, first, last)).orElse(List.of());
    }

    private HostReport report(String id, @Nullable HostEntry entry, Map<Way, WayReport> ways) {
        Instant now = clock.instant();
        return HostReport.of(id, entry, ways, listening.judgedAt(live.newest()), now)
                .withWear(facts.wear(id), now)
                .withMaintenance(facts.maintenance(id, now).orElse(null));
    }
}
