package io.dynamote.web.page;

import java.util.Locale;

/** What a status colour means. It never stands alone: an icon and a word say the same. */
public enum Tone {
    RUNNING,
    WORKING,
    WARNING,
    FAILED,
    UNKNOWN;

    /** Class of the style sheet. */
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
