package io.dynamote.alert.notification;

import java.util.List;

/** All that a pipeline needs to go on where another one stopped. */
public record Snapshot(List<KnownAlert> alerts, List<LaneState> lanes, List<Turn> turns) {

    /** Of a pipeline that has just begun. */
    public static final Snapshot EMPTY = new Snapshot(List.of(), List.of(), List.of());

    public Snapshot {
        alerts = List.copyOf(alerts);
        lanes = List.copyOf(lanes);
        turns = List.copyOf(turns);
    }
}
