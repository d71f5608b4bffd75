package io.dynamote.alert.delivery;

import java.time.Instant;

import io.dynamote.alert.notification.Notification;
import org.jspecify.annotations.Nullable;

/**
 * One try to tell a destination of a group, as the log has it.
 *
 * @param number grows with each try
 * @param notification what is told
 * @param state where it stands
 * @param queuedAt when it was decided
 * @param sentAt when a sender took it; null before
 * @param answeredAt when its outcome was seen; null before
 * @param answer of the receiver, or what went wrong, without secrets; null before
 */
public record Delivery(
        long number,
        Notification notification,
        DeliveryState state,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable String answer) {}
