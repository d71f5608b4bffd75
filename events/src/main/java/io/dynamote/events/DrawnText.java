package io.dynamote.events;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text of others that people will see, on a page or in a terminal. Control characters, escape sequences and characters
 * that turn the direction of the text are taken out, so that a name cannot draw over what stands beside it.
 */
public final class DrawnText {

    /** An escape sequence of a terminal as a whole; else its letters would stay behind when the escape goes. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\^_])|\u009b[0-?]*[ -/]*[@-~]");

    /** Line ends become spaces; tabs too. */
    private static final Pattern SPACE = Pattern.compile("[\\t\\n\\r\\u000b\\f\\u0085\\u2028\\u2029]+");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u061c\\u200b\\u200e\\u200f"
            + "\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]");

    private DrawnText() {}

    /**
     * The text on one line, at most this many characters long; what is cut off is marked by an ellipsis.
     *
     * @param longest at least 1
     */
    public static String line(String text, int longest) {
        String clean = clean(SPACE.matcher(escapeless(text)).replaceAll(" ")).strip();
        return cut(clean, longest);
    }

    /** As {@link #line}; null stays null and blank becomes null. */
    public static @Nullable String lineOrNull(@Nullable String text, int longest) {
        String line = text == null ? "" : line(text, longest);
        return line.isEmpty() ? null : line;
    }

    /** The text with its lines and tabs, at most this many characters long. */
    public static String lines(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        for (String line :
                escapeless(text).replace("\r\n", "\n").replace("\t", "    ").split("\n", -1)) {
            clean.append(clean.isEmpty() ? "" : "\n").append(clean(line));
        }
        return cut(clean.toString().stripTrailing(), longest);
    }

    private static String escapeless(String text) {
        return ESCAPE.matcher(text).replaceAll("");
    }

    private static String clean(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
