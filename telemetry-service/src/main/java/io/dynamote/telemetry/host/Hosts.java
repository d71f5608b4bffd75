package io.dynamote.telemetry.host;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Every host there is, with all that is known of it at this moment. */
@Singleton
final class Hosts {

    private final LiveHosts live;
    private final Listening listening;
    private final Clock clock;

    Hosts(LiveHosts live, Listening listening, Clock clock) {
        this.live = live;
        this.listening = listening;
        this.clock = clock;
    }

    /** In the order of their ids. */
    List<HostReport> all() {
        return live.ids().stream().flatMap(id -> find(id).stream()).toList();
    }

    Optional<HostReport> find(String id) {
        return live.find(id).map(host -> report(id, host));
    }

    /** Values of the last fifteen minutes. */
    List<LiveRing.Point> points(String id, Figure figure, Instant first, Instant last) {
        return live.find(id).map(host -> host.points(figure, first, last)).orElse(List.of());
    }

    private HostReport report(String id, LiveHost host) {
        return HostReport.of(id, host.ways(), listening.judgedAt(live.newest()), clock.instant());
    }
}
