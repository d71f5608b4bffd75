package io.dynamote.web.alert;

/** Pages of alerts, as their navigation lists them. */
public enum AlertTab {
    ACTIVE("Active", "/alerts"),
    HISTORY("History", "/alerts/history"),
    RULES("Rules", "/alerts/rules"),
    SILENCES("Silences", "/alerts/silences"),
    RECEIVERS("Receivers and routes", "/alerts/receivers"),
    DELIVERIES("Deliveries", "/alerts/deliveries");

    private final String label;
    private final String href;

    AlertTab(String label, String href) {
        this.label = label;
        this.href = href;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Path of its page. */
    public String href() {
        return href;
    }
}
