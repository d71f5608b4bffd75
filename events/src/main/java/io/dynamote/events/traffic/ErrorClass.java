package io.dynamote.events.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a request failed: the values of OpenTelemetry's {@code error.type} that are told apart. */
public enum ErrorClass {
    /** The caller was not let in. */
    AUTH(1, "auth"),
    /** The request was not one that could be served. */
    VALIDATION(2, "validation"),
    /** What serves the model failed. */
    UPSTREAM(3, "upstream"),
    /** It took too long. */
    TIMEOUT(4, "timeout"),
    /** The gateway itself failed. */
    INTERNAL(5, "internal"),
    /** Anything else; OpenTelemetry's fallback. */
    OTHER(6, "_OTHER");

    private static final List<ErrorClass> ALL = List.of(values());
    private static final Map<String, ErrorClass> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorClass::word, Function.identity()));

    private final int code;
    private final String word;

    ErrorClass(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** Its number in binary forms, 1 to {@code all().size()}; 0 stands for success there. */
    int code() {
        return code;
    }

    /** The value of {@code error.type}. */
    public String word() {
        return word;
    }

    /** The class of a value of {@code error.type}; one that is not known is {@link #OTHER}. */
    public static ErrorClass of(String word) {
        return BY_WORD.getOrDefault(word, OTHER);
    }

    /** The class with this number. */
    static ErrorClass byCode(int code) {
        return ALL.get(code - 1);
    }

    /** All of them, in the order of their numbers. */
    public static List<ErrorClass> all() {
        return ALL;
    }
}
