package io.dynamote.runtime.outbox;

/**
 * A message as the relay reads it.
 *
 * @param position order of appending
 * @param message what to send
 */
record OutboxRow(long position, OutboxMessage message) {}
