package io.dynamote.events.signal;

/**
 * A label of signals: text about the entity.
 *
 * @param name as in {@link Signal#labels()}
 * @param isLasting whether it stays while the entity is the same; one that does not tells where the entity stands
 * @param meaning in one sentence
 */
public record SignalLabel(String name, boolean isLasting, String meaning) {}
