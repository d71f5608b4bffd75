package io.dynamote.system.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/configure.md as far as it can be held against code.
 *
 * @param sections by heading; each with what stands as default, by key: empty for none
 */
record SettingsPage(Map<String, Map<String, String>> sections) {

    private static final Path PAGE = Path.of("..", "docs", "configure.md");
    private static final Pattern HEADING = Pattern.compile("## (.+)");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ?([^|]*?) ?\\|.*");

    static SettingsPage read() {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new TreeMap<>();
        for (String line : lines()) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                section = new TreeMap<>();
                sections.put(heading.group(1), section);
            } else if (row.matches() && section.put(row.group(1), row.group(2)) != null) {
                throw new IllegalStateException(row.group(1) + " stands twice in one section");
            }
        }
        return new SettingsPage(sections);
    }

    Map<String, String> section(String heading) {
        Map<String, String> section = sections.get(heading);
        if (section == null) {
            throw new IllegalArgumentException("must be one of " + sections.keySet() + ", not: " + heading);
        }
        return section;
    }

    private static Iterable<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(PAGE.toString(), e);
        }
    }
}
