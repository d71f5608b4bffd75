package io.dynamote.events.signal;

import java.util.List;

/** Figures of deployments. */
public final class DeploymentVariables {

    public static final String RUNNING = "running";
    public static final String FAILED = "failed";
    public static final String STALLED = "stalled";
    public static final String DESIRED_REPLICAS = "desired_replicas";
    public static final String READY_REPLICAS = "ready_replicas";
    public static final String RESTARTS = "restarts";
    public static final String SECONDS_IN_PHASE = "seconds_in_phase";

    private DeploymentVariables() {}

    static List<Variable> all() {
        return List.of(
                new Variable(RUNNING, "1 if it runs as its revision says, else 0"),
                new Variable(FAILED, "1 if its phase is Failed, else 0"),
                new Variable(STALLED, "1 if its rollout is past its deadline, else 0"),
                new Variable(DESIRED_REPLICAS, "worker replicas wanted"),
                new Variable(READY_REPLICAS, "worker replicas ready"),
                new Variable(RESTARTS, "restarts of its pods, in all"),
                new Variable(SECONDS_IN_PHASE, "time since its verdict last changed"));
    }
}
