package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** When to look at which lane. One that has changed its mind since may be in it twice, and counts once. */
final class Agenda {

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private long number;

    void add(Lane lane) {
        if (lane.schedule(lane.next())) {
            queue.add(new Due(lane.next(), number++, lane));
        }
    }

    Optional<Instant> next() {
        while (!queue.isEmpty() && isOutdated(queue.peek())) {
            queue.remove();
        }
        return Optional.ofNullable(queue.peek()).map(Due::at);
    }

    /** Takes out the first that is due up to a time. */
    Optional<Due> poll(Instant to) {
        Optional<Due> first = next().filter(at -> !at.isAfter(to)).map(at -> queue.remove());
        first.ifPresent(due -> due.lane().schedule(null));
        return first;
    }

    private static boolean isOutdated(Due due) {
        return due.lane().isGone() || !due.lane().next().equals(due.at());
    }

    /** A lane that is to be looked at at a time, unless it says otherwise by then. */
    record Due(Instant at, long number, Lane lane) {}
}
