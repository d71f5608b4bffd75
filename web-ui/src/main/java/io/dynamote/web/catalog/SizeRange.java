package io.dynamote.web.catalog;

import java.util.Locale;

/** Models by the number of their parameters. */
public enum SizeRange {
    TINY("under 2B", 0, 2_000_000_000L),
    SMALL("2–8B", 2_000_000_000L, 8_500_000_000L),
    MEDIUM("8–34B", 8_500_000_000L, 35_000_000_000L),
    LARGE("over 34B", 35_000_000_000L, Long.MAX_VALUE);

    private final String label;
    private final long from;
    private final long below;

    SizeRange(String label, long from, long below) {
        this.label = label;
        this.from = from;
        this.below = below;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** As it stands in the address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a model is of this size; one whose size is unknown is of none. */
    boolean holds(Model model) {
        Long parameters = model.parameters();
        return parameters != null && parameters >= from && parameters < below;
    }
}
