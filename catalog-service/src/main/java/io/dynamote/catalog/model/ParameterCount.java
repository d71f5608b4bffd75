package io.dynamote.catalog.model;

/**
 * Exact number of weights; tied embeddings count once.
 *
 * @param value 1 to 10^15
 */
record ParameterCount(long value) {

    private static final long MOST = 1_000_000_000_000_000L;

    ParameterCount {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException("must be 1 to " + MOST);
        }
    }
}
