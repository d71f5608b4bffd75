package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * Model name that clients send in their requests.
 *
 * @param value starts with a letter or digit, so that no engine reads it as an option
 */
public record ServedModelName(String value) {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]*");

    public ServedModelName {
        Check.text(
                "served model name",
                value,
                200,
                PATTERN,
                "a name of letters, digits and ._:/@+- that starts with a letter or digit,");
    }

    /** The name under which a model is served unless another is chosen. */
    public static ServedModelName of(ModelId model) {
        return new ServedModelName(model.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
