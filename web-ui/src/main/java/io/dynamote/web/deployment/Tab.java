package io.dynamote.web.deployment;

import java.util.Locale;

/** A tab of one deployment's page. */
public enum Tab {
    OVERVIEW("Overview"),
    METRICS("Metrics"),
    PODS("Pods"),
    HISTORY("History"),
    MANIFEST("Manifest"),
    ACCESS("Access");

    private final String label;

    Tab(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** As it stands in the address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tab of(String key) {
        for (Tab tab : values()) {
            if (tab.key().equals(key)) {
                return tab;
            }
        }
        return OVERVIEW;
    }
}
