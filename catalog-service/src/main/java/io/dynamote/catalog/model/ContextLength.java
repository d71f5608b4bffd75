package io.dynamote.catalog.model;

/**
 * Longest prompt plus answer.
 *
 * @param tokens 1 to 16,777,216
 */
record ContextLength(int tokens) {

    private static final int LONGEST = 16_777_216;

    ContextLength {
        if (tokens < 1 || tokens > LONGEST) {
            throw new IllegalArgumentException("must be 1 to " + LONGEST + " tokens");
        }
    }
}
