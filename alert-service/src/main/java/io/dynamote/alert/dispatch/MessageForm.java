package io.dynamote.alert.dispatch;

import java.net.URI;

import io.dynamote.alert.incident.Portal;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Reason;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts the links into messages. */
@Singleton
public class MessageForm {

    private final Portal portal;
    private final AcknowledgeLinks links;
    private final RunbookLinks runbooks;

    MessageForm(Portal portal, AcknowledgeLinks links, RunbookLinks runbooks) {
        this.portal = portal;
        this.links = links;
        this.runbooks = runbooks;
    }

    /** What a receiver tells of a notification. */
    public Message message(Notification notification) {
        return notification
                .message(address("/alerts"), acknowledge(notification))
                .with(notification.alerts().stream().map(runbooks::add).toList());
    }

    private @Nullable String acknowledge(Notification notification) {
        boolean fires = notification.alerts().stream().anyMatch(alert -> alert.isFiring(notification.at()));
        return portal.address() == null || !fires || notification.reason() == Reason.TEST
                ? null
                : address("/api/alerts/acknowledge?token=" + links.token(notification.id()));
    }

    /** Empty as long as nobody has said where the portal is. */
    private String address(String path) {
        URI address = portal.address();
        return address == null ? "" : address.resolve(path).toString();
    }
}
