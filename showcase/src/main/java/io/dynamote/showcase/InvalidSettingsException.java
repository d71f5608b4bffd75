package io.dynamote.showcase;

import java.util.List;

/** Settings with which the demo does not start. */
public final class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    InvalidSettingsException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** One line each: the variable, what was expected, and the value. */
    public List<String> faults() {
        return faults;
    }
}
