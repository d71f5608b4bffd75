package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/**
 * A message that is due: one try to send it. Another try is another notification, of what is so then.
 *
 * @param id names it for good
 * @param at when it was due, by which the states of its alerts are told
 * @param tries this one and those before it
 */
public record Notification(
        UUID id, GroupKey group, Destination destination, Reason reason, Instant at, List<Alert> alerts, Tries tries) {

    public Notification {
        if (tries.made() < 1) {
            throw new IllegalArgumentException("must be the first try at least, not " + tries.made());
        }
        alerts = List.copyOf(alerts);
    }

    /** Counted from 1. */
    public int attempt() {
        return tries.made();
    }

    /** Whether an earlier try may have arrived without an answer. */
    public boolean mayBeKnown() {
        return tries.mayBeKnown();
    }

    /** The lane on which it goes. */
    public LaneKey lane() {
        return new LaneKey(group, destination.id());
    }

    /**
     * What its receiver tells.
     *
     * @param acknowledgeUrl null if there is nothing to acknowledge
     */
    public Message message(String portalUrl, @Nullable String acknowledgeUrl) {
        return new Message(
                reason,
                destination.receiver(),
                group.toString(),
                group.labels(),
                at,
                alerts,
                portalUrl,
                acknowledgeUrl);
    }
}
