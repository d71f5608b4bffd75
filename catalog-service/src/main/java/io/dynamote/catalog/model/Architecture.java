package io.dynamote.catalog.model;

/**
 * Sizes that decide the memory of weights and KV cache.
 *
 * @param layers transformer layers, 1 to 1,000
 * @param kvHeads key and value heads per layer, 1 to 1,024
 * @param headSize numbers per head, 1 to 4,096
 * @param precision of the published weights
 */
record Architecture(int layers, int kvHeads, int headSize, Precision precision) {

    static final int MOST_LAYERS = 1_000;
    static final int MOST_KV_HEADS = 1_024;
    static final int LARGEST_HEAD = 4_096;

    Architecture {
        upTo(MOST_LAYERS, layers);
        upTo(MOST_KV_HEADS, kvHeads);
        upTo(LARGEST_HEAD, headSize);
    }

    /** The value, if it is 1 to {@code most}. */
    static int upTo(int most, int value) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("must be 1 to " + most);
        }
        return value;
    }
}
