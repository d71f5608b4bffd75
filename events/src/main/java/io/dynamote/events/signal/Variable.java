package io.dynamote.events.signal;

/**
 * A figure of a signal.
 *
 * @param name as in {@link Signal#values()}: the unit is its end, as Prometheus has it
 * @param meaning in one sentence
 */
public record Variable(String name, String meaning) {}
