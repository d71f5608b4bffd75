package io.dynamote.web.runbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

/** The runbooks of {@code docs/operate.md}, one for each rule of a new installation, as they were when this was built. */
@Singleton
public class Runbooks {

    private static final String DOCUMENT = "/web/docs/operate.md";
    private static final Pattern SECTION = Pattern.compile("(?s)\\n### (\\w+)\\n(.*?)(?=\\n### |$)");

    private final Map<String, Runbook> byRule;

    Runbooks() {
        this(document());
    }

    Runbooks(String document) {
        Map<String, Runbook> read = new LinkedHashMap<>();
        int begin = document.indexOf("\n## Runbooks\n");
        int end = document.indexOf("\n## ", begin + 1);
        Matcher section = SECTION.matcher(document.substring(begin, end < 0 ? document.length() : end));
        while (section.find()) {
            read.put(section.group(1), Runbook.read(section.group(1), section.group(2)));
        }
        byRule = read;
    }

    private static String document() {
        try (InputStream file = Runbooks.class.getResourceAsStream(DOCUMENT)) {
            if (file == null) {
                throw new IllegalStateException(DOCUMENT + " must be in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT, e);
        }
    }

    /** All of them, in the order of the document. */
    List<Runbook> all() {
        return List.copyOf(byRule.values());
    }

    /** What to do about the alerts of the rule of this name. */
    public Optional<Runbook> find(String rule) {
        return Optional.ofNullable(byRule.get(rule));
    }
}
