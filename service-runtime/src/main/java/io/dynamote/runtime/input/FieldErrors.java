package io.dynamote.runtime.input;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The faults found so far. Reading goes on after a fault, so that one answer names them all. */
public final class FieldErrors {

    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes a fault. Past a hundred, further ones are dropped: nobody reads them, and input may be hostile. */
    public void add(String field, @Nullable Object value, String message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(field, value, message));
        }
    }

    /** Whether there is no fault. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** The faults, in the order in which they were found. */
    public List<FieldError> list() {
        return List.copyOf(errors);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInputException if there is any fault
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}
