package io.dynamote.runtime.outbox;

import java.time.Duration;

/**
 * A message as the relay reads it.
 *
 * @param position order of appending
 * @param age since it was appended, by the clock of Postgres
 * @param message what to send
 */
record OutboxRow(long position, Duration age, OutboxMessage message) {}
