package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/** The lanes that there are: which alerts are in which, when to look at them, and what of theirs is under way. */
final class Lanes {

    private final Routing routing;
    private final Tracked<LaneKey, Lane> lanes = new Tracked<>();
    private final Agenda agenda = new Agenda();
    private final Map<UUID, Lane> underWay = new HashMap<>();

    Lanes(Routing routing) {
        this.routing = routing;
    }

    /** Goes on with lanes that were stored: those that the routes do not know end, and what fires joins those that are new. */
    void restore(List<LaneState> states, List<KnownAlert> alerts, Instant now) {
        Map<LaneKey, LaneState> stored = new HashMap<>();
        states.forEach(state -> stored.put(state.key(), state));
        for (KnownAlert alert : alerts) {
            forEach(alert.alert(), (key, route, destination) -> {
                LaneState state = stored.get(key);
                if (state != null && alert.isIn(state, route.timing().settle())) {
                    resume(state, route, destination, now).members.add(alert.name());
                } else if (state == null && alert.alert().isFiring(now)) {
                    join(key, route, destination, alert, now);
                }
            });
        }
        stored.keySet().stream().filter(key -> lanes.find(key) == null).forEach(lanes::touch);
        for (Lane lane : lanes.values()) {
            if (lane.state().progress() instanceof Progress.UnderWay sent) {
                underWay.put(sent.notification().id(), lane);
            }
            agenda.add(lane);
        }
    }

    private Lane resume(LaneState state, Route route, Destination destination, Instant now) {
        Lane lane = lanes.find(state.key());
        if (lane == null) {
            Instant next = state.nextLook().isAfter(now) ? state.nextLook() : now;
            lane = new Lane(route, destination, state.lookingNextAt(next, false));
            lanes.load(state.key(), lane);
        }
        return lane;
    }

    /** Puts an alert of which there is news into the lanes of its routes. */
    void join(KnownAlert alert, Instant now) {
        forEach(alert.alert(), (key, route, destination) -> join(key, route, destination, alert, now));
    }

    private void join(LaneKey key, Route route, Destination destination, KnownAlert alert, Instant now) {
        Lane lane = lanes.find(key);
        if (lane == null) {
            lane = Lane.begin(key, route, destination, alert.alert(), alert.number(), now);
            lanes.put(key, lane);
        }
        if (lane.join(alert.alert(), now)) {
            lanes.touch(key);
        }
        agenda.add(lane);
    }

    private void forEach(Alert alert, LaneVisitor visitor) {
        for (Route route : routing.root().match(alert.labels())) {
            GroupKey group = new GroupKey(route.key(), route.groupBy().group(alert.labels()));
            for (Destination destination : routing.destinations().getOrDefault(route.receiver(), List.of())) {
                visitor.visit(new LaneKey(group, destination.id()), route, destination);
            }
        }
    }

    /** The next time at which one is to be looked at. */
    Optional<Instant> next() {
        return agenda.next();
    }

    /** Takes out the first that is to be looked at up to a time. */
    Optional<Agenda.Due> poll(Instant to) {
        return agenda.poll(to);
    }

    /** Takes note that one may have changed, and of when to look at it again. */
    void changed(Lane lane) {
        lanes.touch(lane.key());
        if (!lane.isGone()) {
            agenda.add(lane);
        }
    }

    /** Ends one in which nothing is any more. */
    void remove(Lane lane) {
        lane.leave();
        lanes.remove(lane.key());
    }

    /** A message of a lane is to be sent. */
    void sent(UUID notification, Lane lane) {
        underWay.put(notification, lane);
    }

    /** The lane of a message whose answer has come; null if none waits for it. */
    @Nullable
    Lane answered(UUID notification) {
        return underWay.remove(notification);
    }

    /** Names of the alerts that are in any. */
    Set<Fingerprint> members() {
        Set<Fingerprint> members = new HashSet<>();
        lanes.values().forEach(lane -> members.addAll(lane.members));
        return members;
    }

    /** Those that are new or changed since this was last asked. */
    List<LaneState> drain(Set<LaneKey> ended) {
        return lanes.drain(ended).stream().map(Lane::state).toList();
    }

    /** Takes one of the lanes on which an alert is. */
    private interface LaneVisitor {
        void visit(LaneKey key, Route route, Destination destination);
    }
}
