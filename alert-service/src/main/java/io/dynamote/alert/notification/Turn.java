package io.dynamote.alert.notification;

import java.time.Instant;

/**
 * When a destination takes messages again.
 *
 * @param destination its id
 * @param free from when on the next turn may be
 * @param blocked until when it asked to be left alone
 */
public record Turn(String destination, Instant free, Instant blocked) {}
