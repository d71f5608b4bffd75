package io.dynamote.catalog.model;

import java.util.regex.Pattern;

/** Texts that people read: one line each, and nothing in them that a page or a terminal would act on. */
enum TextLimit {
    NAME(100),
    DESCRIPTION(500),
    LICENSE(100);

    /** Control, private-use and unpaired characters, line breaks, and those that turn the direction of text around. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]");

    private final int longest;

    TextLimit(int longest) {
        this.longest = longest;
    }

    /** The text without the space around it, if it holds to the limit. */
    String check(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > longest
                || UNPRINTABLE.matcher(stripped).find()) {
            throw new IllegalArgumentException("must be one line of 1 to " + longest + " printable characters");
        }
        return stripped;
    }
}
