package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds for the whole API.
 *
 * @param lead in a sentence
 * @param each one by one
 * @param end what else there is
 */
public record Principles(String lead, List<Principle> each, String end) {

    private static final Pattern BULLET = Pattern.compile("- \\*\\*([^*]+)\\*\\* (.+)");

    public Principles {
        each = List.copyOf(each);
    }

    /**
     * One of them.
     *
     * @param of what it tells
     * @param text the rest of the sentence
     */
    public record Principle(String of, String text) {}

    /** Reads the description of the document. */
    static Principles read(String description) {
        List<Principle> each = new ArrayList<>();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String line : description.lines().filter(line -> !line.isBlank()).toList()) {
            Matcher bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                each.add(new Principle(bullet.group(1), SchemaWords.plain(bullet.group(2))));
            } else {
                (each.isEmpty() ? before : after).add(SchemaWords.plain(line));
            }
        }
        return new Principles(String.join(" ", before), each, String.join(" ", after));
    }
}
