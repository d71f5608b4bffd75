package io.dynamote.agent.settings;

import java.util.ArrayList;
import java.util.List;

/** Faults of settings, collected so that nobody has to start the agent once for each. */
final class Faults {

    private final List<String> lines = new ArrayList<>();

    void add(String key, String value, String expected) {
        lines.add(key + " must be " + expected + ", not: " + value);
    }

    void throwIfAny() throws InvalidSettingsException {
        if (!lines.isEmpty()) {
            throw new InvalidSettingsException(lines);
        }
    }
}
