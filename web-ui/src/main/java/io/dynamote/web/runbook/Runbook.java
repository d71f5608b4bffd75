package io.dynamote.web.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about the alerts of a rule.
 *
 * @param rule name of the rule, which is the {@code alertname} of its alerts
 * @param parts in the order in which they are read
 */
public record Runbook(String rule, List<Part> parts) {

    private static final Pattern PART = Pattern.compile("\\*\\*([^*]+)\\*\\* (.*)");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\[([^]]+)]\\([^)]*\\)|\\*([^*]+)\\*");

    public Runbook {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param title such as Means, Check or Do
     * @param pieces its text
     */
    public record Part(String title, List<Piece> pieces) {
        public Part {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A piece of text.
     *
     * @param isCode whether it is something to type or to look for as it stands
     */
    public record Piece(boolean isCode, String text) {}

    /** Reads a section of Markdown: paragraphs that begin with their titles in bold. */
    static Runbook read(String rule, String section) {
        List<Part> parts = new ArrayList<>();
        String title = "";
        StringBuilder text = new StringBuilder();
        for (String line : section.lines().filter(line -> !line.isBlank()).toList()) {
            Matcher begins = PART.matcher(line);
            if (begins.matches()) {
                add(parts, title, text);
                title = begins.group(1);
                text.append(begins.group(2));
            } else {
                text.append(' ').append(line.strip());
            }
        }
        add(parts, title, text);
        return new Runbook(rule, parts);
    }

    private static void add(List<Part> parts, String title, StringBuilder text) {
        if (!title.isEmpty()) {
            parts.add(new Part(title, pieces(text.toString())));
        }
        text.setLength(0);
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher inline = INLINE.matcher(text);
        int from = 0;
        while (inline.find()) {
            plain(pieces, text.substring(from, inline.start()));
            if (inline.group(1) == null) {
                plain(pieces, inline.group(2) == null ? inline.group(3) : inline.group(2));
            } else {
                pieces.add(new Piece(true, inline.group(1)));
            }
            from = inline.end();
        }
        plain(pieces, text.substring(from));
        return pieces;
    }

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(false, text));
        }
    }

    /** Address of its page. */
    public String href() {
        return "/runbooks/" + rule;
    }
}
