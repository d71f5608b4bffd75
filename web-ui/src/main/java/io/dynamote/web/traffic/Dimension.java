package io.dynamote.web.traffic;

import java.util.Locale;

/** By what traffic is broken down. */
public enum Dimension {
    MODEL("Models", "Model"),
    DEPLOYMENT("Deployments", "Deployment"),
    TEAM("Teams", "Team");

    private final String label;
    private final String one;

    Dimension(String label, String one) {
        this.label = label;
        this.one = one;
    }

    /** All of them, as people read it. */
    public String label() {
        return label;
    }

    /** One of them, as people read it. */
    public String one() {
        return one;
    }

    /** As it stands in the address and before the colon of a scope. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a scope is one of this dimension. */
    boolean holds(String scope) {
        return scope.startsWith(key() + ":");
    }

    static Dimension of(String key) {
        for (Dimension dimension : values()) {
            if (dimension.key().equals(key)) {
                return dimension;
            }
        }
        return MODEL;
    }
}
