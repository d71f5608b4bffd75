package io.dynamote.runtime.idempotency;

import java.util.Optional;

import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A client's name for one write, from the header {@code Idempotency-Key}.
 *
 * @param value 1 to 200 printable ASCII characters
 */
public record IdempotencyKey(String value) {

    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    public IdempotencyKey {
        if (!value.matches("[\\x21-\\x7e]{1,200}")) {
            throw InvalidInputException.of(HEADER, value, "must be 1 to 200 printable ASCII characters without spaces");
        }
    }

    /** The key of a request, if it has one. */
    public static Optional<IdempotencyKey> of(@Nullable String header) {
        return Optional.ofNullable(header).map(IdempotencyKey::new);
    }
}
