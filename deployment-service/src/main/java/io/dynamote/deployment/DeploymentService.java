package io.dynamote.deployment;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;

/** Starts deployment-service, alone or beside others in one JVM. */
public final class DeploymentService {

    private static final String NAME = "deployment";

    private DeploymentService() {}

    /** Starts the service and returns once it answers; Kafka, cluster and models may come later. */
    public static RunningService start(ServiceOptions options) {
        return ServiceRuntime.start(NAME, options);
    }

    /** Runs the service until the process is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        ServiceRuntime.run(NAME);
    }
}
