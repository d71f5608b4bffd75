package io.dynamote.runtime.actor;

/**
 * Who asks for a change, as history, events and annotations name it.
 *
 * @param name 1 to 100 printable characters
 */
public record Actor(String name) {

    /** What Dynamote does by itself. */
    public static final Actor SYSTEM = new Actor("system");

    public Actor {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+ -]{0,99}")) {
            throw new IllegalArgumentException(
                    "actor must be 1 to 100 letters, digits or . _ @ + - and start with a letter or digit, not: "
                            + name);
        }
    }
}
