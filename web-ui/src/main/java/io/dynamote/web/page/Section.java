package io.dynamote.web.page;

/** An entry of the navigation. Only what exists is listed. */
public enum Section {
    CATALOG("Catalog", "/catalog", "grid"),
    DEPLOYMENTS("Deployments", "/deployments", "layers"),
    TRAFFIC("Traffic", "/traffic", "activity"),
    CLUSTER("Cluster", "/cluster", "hdd-rack");

    private final String label;
    private final String href;
    private final String icon;

    Section(String label, String href, String icon) {
        this.label = label;
        this.href = href;
        this.icon = icon;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Path of its page. */
    public String href() {
        return href;
    }

    /** Name in Bootstrap Icons. */
    public String icon() {
        return icon;
    }
}
