package io.dynamote.alert.notification;

import java.time.Instant;

/** Gives each destination no more than it wants: messages are spaced, and none comes before the time it asked for. */
final class Turns {

    private final Tracked<String, Turn> turns = new Tracked<>();

    void load(Turn turn) {
        turns.load(turn.destination(), turn);
    }

    /** The time at which a message may go; it belongs to who asked. */
    Instant reserve(Destination destination, Instant now) {
        Turn turn = turn(destination);
        Instant slot = later(now, later(turn.free(), turn.blocked()));
        turns.put(destination.id(), new Turn(destination.id(), slot.plus(destination.spacing()), turn.blocked()));
        return slot;
    }

    /** Leaves a destination alone until a time. */
    void block(Destination destination, Instant until) {
        Turn turn = turn(destination);
        turns.put(destination.id(), new Turn(destination.id(), turn.free(), later(turn.blocked(), until)));
    }

    boolean isBlocked(Destination destination, Instant now) {
        return turn(destination).blocked().isAfter(now);
    }

    Tracked<String, Turn> tracked() {
        return turns;
    }

    private Turn turn(Destination destination) {
        Turn known = turns.find(destination.id());
        return known == null ? new Turn(destination.id(), Instant.EPOCH, Instant.EPOCH) : known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
