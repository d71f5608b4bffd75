package io.dynamote.runtime.ending;

/**
 * A bean whose threads take a moment to end. When the service stops, all such beans are told so before the first of them
 * is closed: their moments pass side by side and not one after the other.
 */
@FunctionalInterface
public interface Ending {

    /** Begins to end; returns at once. Closing the bean waits for it. */
    void end();
}
