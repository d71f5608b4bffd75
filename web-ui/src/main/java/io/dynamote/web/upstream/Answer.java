package io.dynamote.web.upstream;

import java.util.function.Function;

/**
 * What a service said when a page asked it.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

    /** It answered. */
    record Found<T>(T value) implements Answer<T> {}

    /**
     * It refused.
     *
     * @param status HTTP status, 400 or above
     * @param reason in words
     */
    record Refused<T>(int status, String reason) implements Answer<T> {}

    /**
     * It could not be asked, or what it said could not be read.
     *
     * @param service the service as people know it
     * @param reason in words
     */
    record Unavailable<T>(String service, String reason) implements Answer<T> {}

    /** The same answer with what was found turned into something else. */
    default <R> Answer<R> map(Function<T, R> reading) {
        return then(value -> new Found<>(reading.apply(value)));
    }

    /** The same answer, where reading what was found may itself come to another end. */
    default <R> Answer<R> then(Function<T, Answer<R>> reading) {
        return switch (this) {
            case Found<T> found -> reading.apply(found.value());
            case Refused<T> refused -> new Refused<>(refused.status(), refused.reason());
            case Unavailable<T> away -> new Unavailable<>(away.service(), away.reason());
        };
    }

    /** Why nothing was found, in words; empty if it was. */
    default String trouble() {
        return switch (this) {
            case Found<T> _ -> "";
            case Refused<T> refused -> refused.reason();
            case Unavailable<T> away -> away.reason();
        };
    }

    /** The value, or the given one in every other case. */
    default T orElse(T other) {
        return switch (this) {
            case Found<T> found -> found.value();
            case Refused<T> _, Unavailable<T> _ -> other;
        };
    }
}
