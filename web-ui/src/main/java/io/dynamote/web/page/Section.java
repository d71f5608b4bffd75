package io.dynamote.web.page;

import java.util.Arrays;
import java.util.List;

/** An entry of the navigation. Only what exists is listed. */
public enum Section {
    CATALOG("Catalog", "/catalog", "grid"),
    DEPLOYMENTS("Deployments", "/deployments", "layers"),
    TRAFFIC("Traffic", "/traffic", "activity"),
    HOSTS("Hosts", "/hosts", "pc-display-horizontal"),
    JOBS("Jobs", "/jobs", "list-task"),
    ALERTS("Alerts", "/alerts", "bell"),
    CLUSTER("Cluster", "/cluster", "hdd-rack"),
    /** For who writes programs: at the foot of the navigation. */
    REFERENCE("API", "/reference", "braces");

    private final String label;
    private final String href;
    private final String icon;

    Section(String label, String href, String icon) {
        this.label = label;
        this.href = href;
        this.icon = icon;
    }

    /** Those that are listed one below the other. */
    static List<Section> listed() {
        return Arrays.stream(values()).filter(section -> section != REFERENCE).toList();
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Path of its page. */
    public String href() {
        return href;
    }

    /** What the search field of its pages finds. */
    public String searched() {
        return switch (this) {
            case DEPLOYMENTS -> "deployments";
            case JOBS -> "jobs";
            case ALERTS -> "alerts";
            case REFERENCE -> "the API";
            case CATALOG, TRAFFIC, HOSTS, CLUSTER -> "models";
        };
    }

    /** Path of the page that shows what was found. */
    public String searchHref() {
        return switch (this) {
            case DEPLOYMENTS, JOBS, ALERTS, REFERENCE -> href;
            case CATALOG, TRAFFIC, HOSTS, CLUSTER -> CATALOG.href;
        };
    }

    /** Name in Bootstrap Icons. */
    public String icon() {
        return icon;
    }
}
