package io.dynamote.alert.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The rules that are there from the start; people may change them. */
public final class DefaultRules {

    private static final String FILE = "default-rules.yaml";

    private DefaultRules() {}

    /** Reads them, as import would. */
    public static List<Rule> read() {
        try (InputStream file = DefaultRules.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return RuleFile.read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
