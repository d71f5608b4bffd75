package io.dynamote.alert.receiver;

import java.util.Comparator;
import java.util.List;

/** Takes secrets out of text that others wrote: errors of libraries and answers of receivers quote addresses. */
public final class Redaction {

    static final String HIDDEN = "***";

    private static final int SHORTEST = 4;
    private static final int LONGEST = 300;

    private final List<String> secrets;

    public Redaction(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** The text on one line, without the secrets, its beginning only if it is long. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return PlainText.cut(PlainText.line(hidden), LONGEST);
    }
}
