package io.dynamote.alert.receiver;

/** Makes text of strangers mean itself in the dialects of receivers. */
public final class Escapes {

    private static final String MARKDOWN = "\\`*_{}[]()<>#+-.!|~";

    private Escapes() {}

    /** For HTML of Telegram and mail. */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** For Slack, which takes mentions and links from angle brackets. */
    public static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** For Markdown: a backslash before what could be markup, and mentions broken by a character of no width. */
    public static String markdown(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (MARKDOWN.indexOf(each) >= 0) {
                escaped.append('\\');
            }
            escaped.append(each);
            if (each == '@') {
                escaped.append('\u200B');
            }
        }
        return escaped.toString();
    }
}
