package io.dynamote.runtime.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field at fault.
 *
 * @param field path of the field, for example {@code resources.gpu} or {@code tolerations[0].key}
 * @param value what was given, shortened if long; null if nothing was given
 * @param message what was expected
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldError(String field, @Nullable Object value, String message) {

    private static final int LONGEST_VALUE = 200;

    public FieldError {
        if (value instanceof String text && text.length() > LONGEST_VALUE) {
            value = text.substring(0, LONGEST_VALUE) + "… (" + text.length() + " characters)";
        }
    }
}
