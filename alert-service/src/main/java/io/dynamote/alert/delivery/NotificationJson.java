package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.notification.GroupKey;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.notification.Tries;
import io.dynamote.alert.receiver.Reason;

/** A message as a column holds it. */
record NotificationJson(
        UUID id,
        String route,
        SortedMap<String, String> labels,
        String receiver,
        String destination,
        boolean sendResolved,
        Duration spacing,
        Reason reason,
        Instant at,
        List<AlertJson> alerts,
        Tries tries) {

    static NotificationJson of(Notification notification) {
        Destination destination = notification.destination();
        return new NotificationJson(
                notification.id(),
                notification.group().route(),
                notification.group().labels().values(),
                destination.receiver(),
                destination.id(),
                destination.sendResolved(),
                destination.spacing(),
                notification.reason(),
                notification.at(),
                notification.alerts().stream().map(AlertJson::of).toList(),
                notification.tries());
    }

    Notification notification() {
        return new Notification(
                id,
                new GroupKey(route, new LabelSet(labels)),
                new Destination(receiver, destination, sendResolved, spacing),
                reason,
                at,
                alerts.stream().map(AlertJson::alert).toList(),
                tries);
    }
}
