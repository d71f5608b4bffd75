package io.dynamote.alert.notification;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;

/**
 * What a pipeline did since it was last asked: to be stored in one transaction, and stored before anything of it is sent.
 * Storing the same changes again changes nothing.
 *
 * @param alerts that are new or changed
 * @param forgotten names of alerts that need not be kept any more
 * @param lanes that are new or changed; one with a message under way holds it
 * @param ended lanes that are no more
 * @param turns that changed
 * @param due messages to send, in order: they go into the queue
 * @param answered messages of which the answer was taken into account: they leave the queue
 */
public record Changes(
        List<KnownAlert> alerts,
        Set<Fingerprint> forgotten,
        List<LaneState> lanes,
        Set<LaneKey> ended,
        List<Turn> turns,
        List<Notification> due,
        Set<UUID> answered) {

    public Changes {
        alerts = List.copyOf(alerts);
        forgotten = Set.copyOf(forgotten);
        lanes = List.copyOf(lanes);
        ended = Set.copyOf(ended);
        turns = List.copyOf(turns);
        due = List.copyOf(due);
        answered = Set.copyOf(answered);
    }

    /** Whether there is nothing to store. */
    public boolean isEmpty() {
        return alerts.isEmpty()
                && forgotten.isEmpty()
                && lanes.isEmpty()
                && ended.isEmpty()
                && turns.isEmpty()
                && due.isEmpty()
                && answered.isEmpty();
    }
}
