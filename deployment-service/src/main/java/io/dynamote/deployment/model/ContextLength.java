package io.dynamote.deployment.model;

/**
 * Longest prompt plus answer, in tokens.
 *
 * @param tokens 1 to 16,777,216
 */
public record ContextLength(int tokens) {

    /** Longest context in tokens that can be asked for. */
    public static final int MOST = 16_777_216;

    public ContextLength {
        Check.range("context length", tokens, 1, MOST);
    }
}
