package io.dynamote.alert.notification;

import java.time.Duration;

/**
 * One place where messages of a receiver go: a receiver may have several.
 *
 * @param receiver name that routes use
 * @param id names the place among all, for example {@code ops/slack/0}
 * @param sendResolved whether ends are told
 * @param spacing least time from one message to the next
 */
public record Destination(String receiver, String id, boolean sendResolved, Duration spacing) {}
