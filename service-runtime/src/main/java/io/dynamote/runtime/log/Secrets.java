package io.dynamote.runtime.log;

import java.util.regex.Pattern;

/**
 * Takes out what looks like a secret. Nobody here logs one on purpose; a message of a library may quote an address or a
 * header, and lines on Kafka are seen by more people than those on a console.
 */
final class Secrets {

    private static final String HIDDEN = "***";
    private static final Pattern NAME =
            Pattern.compile("(?i)(password|passwd|secret|token|api[-_]?key|authorization)$");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?i)(password|passwd|secret|token|api[-_]?key)=(\"[^\"]*\"|[^\\s,;&\")\\]}]+)");
    private static final Pattern HEADER =
            Pattern.compile("(?i)(authorization\"?\\s*[:=]\\s*)(\"[^\"]*\"|\\S+(?: \\S+)?)");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer )[A-Za-z0-9._~+/=-]{16,}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^\\s/@:]*:[^\\s/@]+@");
    private static final Pattern KEY = Pattern.compile("\\b(hf_|sk-)[A-Za-z0-9_-]{16,}");

    private Secrets() {}

    /** The text with what looks like a secret replaced. */
    static String hide(String text) {
        String hidden = ASSIGNMENT.matcher(text).replaceAll("$1=" + HIDDEN);
        hidden = HEADER.matcher(hidden).replaceAll("$1" + HIDDEN);
        hidden = BEARER.matcher(hidden).replaceAll("$1" + HIDDEN);
        hidden = IN_ADDRESS.matcher(hidden).replaceAll("$1" + HIDDEN + "@");
        return KEY.matcher(hidden).replaceAll("$1" + HIDDEN);
    }

    /** The value of an attribute, hidden if its name says that it is a secret. */
    static String hide(String name, String value) {
        return NAME.matcher(name).find() ? HIDDEN : hide(value);
    }
}
