package io.dynamote.distribution.layout;

import java.util.Locale;

/** A process that an image can run. */
public enum Part {
    CATALOG("catalog-service", "io.dynamote.catalog.CatalogService"),
    DEPLOYMENT("deployment-service", "io.dynamote.deployment.DeploymentService"),
    TELEMETRY("telemetry-service", "io.dynamote.telemetry.TelemetryService"),
    ALERT("alert-service", "io.dynamote.alert.AlertService"),
    WEB("web-ui", "io.dynamote.web.WebUi"),
    AGENT("host-agent", "io.dynamote.agent.Main"),
    DEMO("showcase", "io.dynamote.showcase.Main");

    private final String module;
    private final String mainClass;

    Part(String module, String mainClass) {
        this.module = module;
        this.mainClass = mainClass;
    }

    /** What the start script, the directories and the targets of the Dockerfile call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its Maven module, which is a directory of the repository too. */
    public String module() {
        return module;
    }

    /** The class with its main method. */
    public String mainClass() {
        return mainClass;
    }

    /** Whether it is a service: the agent only sends, and the demo is no part of an installation. */
    public boolean isServer() {
        return this != AGENT && this != DEMO;
    }

    /** Whether it simulates: what it is made of is in no other image, and it need not start fast, so it has no cache. */
    public boolean isSimulation() {
        return this == DEMO;
    }
}
