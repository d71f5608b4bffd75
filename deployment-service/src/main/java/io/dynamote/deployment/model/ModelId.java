package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * Id of a model as the Hugging Face Hub writes it. The characters are those of the Hub, so an id never reads as a
 * command-line option or as a path that climbs.
 *
 * @param value {@code organisation/name} or, for a few old models, {@code name}
 */
public record ModelId(String value) {

    private static final int LONGEST = 193;
    private static final Pattern PATTERN =
            Pattern.compile("([A-Za-z0-9][\\w.-]{0,95}/)?[A-Za-z0-9][\\w.-]{0,95}(?<![.-])");

    public ModelId {
        Check.text(
                "model id",
                value,
                LONGEST,
                PATTERN,
                "an id such as organisation/name, of letters, digits, dots, hyphens and underscores,");
        Check.that(!value.contains(".."), "model id", "must not contain two dots in a row", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
