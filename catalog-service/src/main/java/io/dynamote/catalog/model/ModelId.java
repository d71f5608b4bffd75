package io.dynamote.catalog.model;

import java.util.regex.Pattern;

/**
 * Id of a model as the Hugging Face Hub writes it. It always has an organisation, so no id can be taken for another path
 * below {@code /api/models}.
 *
 * @param value {@code organisation/name}, each of 1 to 96 letters, digits, dots, hyphens and underscores
 */
record ModelId(String value) {

    private static final int LONGEST = 193;
    private static final Pattern PATTERN =
            Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}(?<![.-])/[A-Za-z0-9][\\w.-]{0,95}(?<![.-])");

    ModelId {
        // The length first: no pattern runs over a hostile megabyte.
        if (value.length() > LONGEST
                || value.contains("..")
                || !PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be organisation/name, each of 1 to 96 letters, digits, dots, hyphens and underscores that"
                            + " begins with a letter or digit and does not end with a dot or hyphen");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
