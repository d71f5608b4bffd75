package io.dynamote.alert.receiver;

import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/** Links below the text of a message: what to do next. */
public final class Links {

    private static final String BEFORE = "\n\n";
    private static final String BETWEEN = " · ";

    private Links() {}

    /**
     * As many as there is room for, to acknowledge before the runbook.
     *
     * @param room most characters, the empty line before them among these
     * @param form writes the link to an address under a title
     */
    public static String below(Message message, int room, BinaryOperator<String> form) {
        StringBuilder links = new StringBuilder();
        add(links, message.acknowledgeUrl(), "Acknowledge", room, form);
        add(links, message.runbookUrl(), "Runbook", room, form);
        return links.toString();
    }

    private static void add(
            StringBuilder links, @Nullable String url, String title, int room, BinaryOperator<String> form) {
        if (url == null) {
            return;
        }
        String link = (links.isEmpty() ? BEFORE : BETWEEN) + form.apply(url, title);
        if (links.length() + link.length() <= room) {
            links.append(link);
        }
    }
}
