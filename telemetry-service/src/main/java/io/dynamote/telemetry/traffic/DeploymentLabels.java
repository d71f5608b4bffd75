package io.dynamote.telemetry.traffic;

import java.util.Map;

/** What is known of deployments beside their traffic, so that alerts on traffic reach the team that owns them. */
public interface DeploymentLabels {

    /** Labels of a deployment, named as namespace/name; empty if Dynamote does not know it. */
    Map<String, String> find(String deployment);
}
