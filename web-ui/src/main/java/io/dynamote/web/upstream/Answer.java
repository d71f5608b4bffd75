package io.dynamote.web.upstream;

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

    /** The value, or the given one in every other case. */
    default T orElse(T other) {
        return switch (this) {
            case Found<T> found -> found.value();
            case Refused<T> _, Unavailable<T> _ -> other;
        };
    }
}
