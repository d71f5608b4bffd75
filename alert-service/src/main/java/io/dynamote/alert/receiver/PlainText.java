package io.dynamote.alert.receiver;

import java.nio.charset.StandardCharsets;

/** Text of strangers, without what would change how the rest is drawn. */
public final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** Without control and bidi characters and broken surrogates; line breaks stay. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (each == '\n') {
                clean.append('\n');
            } else if (each == '\t') {
                clean.append(' ');
            } else if (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE) {
                clean.appendCodePoint(REPLACEMENT);
            } else if (!isUnwanted(each)) {
                clean.appendCodePoint(each);
            }
        });
        return clean.toString().strip();
    }

    /** All of it, but with a question mark for half of a surrogate pair, which no JSON in UTF-8 can hold. */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Clean text on one line. */
    public static String line(String text) {
        return clean(text.replaceAll("\\s*[\\r\\n\\u0085\\u2028\\u2029]\\s*", " "));
    }

    private static boolean isUnwanted(int each) {
        return Character.isISOControl(each)
                || each == 0x061C
                || each == 0x200E
                || each == 0x200F
                || (each >= 0x2028 && each <= 0x202E)
                || (each >= 0x2066 && each <= 0x2069)
                || each == 0xFEFF;
    }

    /**
     * At most this many UTF-16 units, an ellipsis at the end if something is gone. No code point is torn; as it has no more
     * code points than units, the limit holds however the receiver counts.
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        if (most < 1) {
            return "";
        }
        int end = most - 1;
        if (Character.isLowSurrogate(text.charAt(end)) && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
