package io.dynamote.events.host;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value that was read, or why there is none. Zero and minus one are values, never signs: what could not be read says so.
 *
 * @param <T> type of the value
 */
public sealed interface Reading<T> {

    /** The value, or empty if it is not available. */
    Optional<T> value();

    /** The reading of something that follows from this value; why there is none stays the same. */
    <R> Reading<R> map(Function<? super T, ? extends R> mapping);

    /** A value that was read. */
    static <T> Reading<T> of(T value) {
        return new Known<>(value);
    }

    /** No value. */
    static <T> Reading<T> unavailable(Reason reason, String detail) {
        return new Unavailable<>(reason, detail);
    }

    /**
     * What was read.
     *
     * @param known the value
     */
    record Known<T>(T known) implements Reading<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(known);
        }

        @Override
        public <R> Reading<R> map(Function<? super T, ? extends R> mapping) {
            return new Known<>(mapping.apply(known));
        }
    }

    /**
     * Nothing was read.
     *
     * @param reason why, for programs
     * @param detail why, for people; may be empty
     */
    record Unavailable<T>(Reason reason, String detail) implements Reading<T> {

        private static final int LONGEST_DETAIL = 200;

        /** Cuts the detail: it may quote a tool that prints rubbish without end. */
        public Unavailable {
            detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public <R> Reading<R> map(Function<? super T, ? extends R> mapping) {
            return new Unavailable<>(reason, detail);
        }
    }
}
