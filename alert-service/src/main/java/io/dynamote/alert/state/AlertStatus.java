package io.dynamote.alert.state;

import java.util.Locale;

/** Whether what an alert tells of goes on. */
public enum AlertStatus {
    FIRING,
    RESOLVED;

    /** As APIs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
