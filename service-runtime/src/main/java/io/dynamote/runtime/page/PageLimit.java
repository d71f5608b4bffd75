package io.dynamote.runtime.page;

import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How many items a page holds.
 *
 * @param value 1 to 200
 */
public record PageLimit(int value) {

    private static final int LARGEST = 200;
    private static final int DEFAULT = 50;

    public PageLimit {
        if (value < 1 || value > LARGEST) {
            throw new IllegalArgumentException("must be 1 to " + LARGEST);
        }
    }

    /** The limit of a request's parameter, 50 if it gives none. */
    public static PageLimit of(@Nullable Integer given) {
        if (given != null && (given < 1 || given > LARGEST)) {
            throw InvalidInputException.of("limit", given, "must be 1 to " + LARGEST);
        }
        return new PageLimit(given == null ? DEFAULT : given);
    }
}
