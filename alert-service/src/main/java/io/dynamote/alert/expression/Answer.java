package io.dynamote.alert.expression;

import java.util.Map;

/** What a condition says of a signal, with what people need to know if it says nothing. */
public sealed interface Answer {

    /** It holds. */
    record Holds() implements Answer {}

    /** It does not hold. */
    record DoesNotHold() implements Answer {}

    /**
     * It cannot be told.
     *
     * @param why why each figure that it turns on is unavailable, by name
     */
    record Unknown(Map<String, String> why) implements Answer {

        public Unknown {
            why = Map.copyOf(why);
        }
    }

    /**
     * It could not be evaluated.
     *
     * @param message what went wrong
     */
    record Failed(String message) implements Answer {}
}
