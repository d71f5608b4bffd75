package io.dynamote.runtime.input;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One field on its way from JSON to a typed value. Faults go to the {@link FieldErrors} of the reader; {@link #value()}
 * may be asked for once those are known to be empty.
 *
 * @param <T> type of the value so far
 */
public final class Field<T> {

    private final String path;
    private final @Nullable Object given;
    private final @Nullable T value;
    private final boolean faulty;
    private final FieldErrors errors;

    private Field(String path, @Nullable Object given, @Nullable T value, boolean faulty, FieldErrors errors) {
        this.path = path;
        this.given = given;
        this.value = value;
        this.faulty = faulty;
        this.errors = errors;
    }

    static <T> Field<T> read(String path, @Nullable Object given, T value, FieldErrors errors) {
        return new Field<>(path, given, value, false, errors);
    }

    static <T> Field<T> absent(String path, FieldErrors errors) {
        return new Field<>(path, null, null, false, errors);
    }

    static <T> Field<T> faulty(String path, @Nullable Object given, String message, FieldErrors errors) {
        errors.add(path, given, message);
        return new Field<>(path, given, null, true, errors);
    }

    /** Refuses the field if it is absent or null. */
    public Field<T> required() {
        return value == null && !faulty ? faulty(path, null, "is required", errors) : this;
    }

    /** The value to take if the field is absent or null. */
    public Field<T> orElse(T other) {
        return value == null && !faulty ? new Field<>(path, null, other, false, errors) : this;
    }

    /** Converts the value; the message of an {@link IllegalArgumentException} becomes the fault of the field. */
    public <R> Field<R> as(Function<? super T, ? extends R> conversion) {
        if (value == null) {
            return new Field<>(path, given, null, faulty, errors);
        }
        try {
            return new Field<>(path, given, conversion.apply(value), false, errors);
        } catch (IllegalArgumentException e) {
            return faulty(path, given, String.valueOf(e.getMessage()), errors);
        }
    }

    /** The value, or empty if the field is absent or at fault. */
    public Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    /** The value, or null if the field is absent. */
    public @Nullable T orNull() {
        return value;
    }

    /**
     * The value of a field that is required or has a default.
     *
     * @throws NoSuchElementException if it is absent or at fault: the reader's errors were not looked at first
     */
    public T value() {
        if (value == null) {
            throw new NoSuchElementException(path + " has no value");
        }
        return value;
    }
}
