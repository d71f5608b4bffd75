package io.dynamote.telemetry;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;

/** Starts the telemetry service. */
public final class TelemetryService {

    /** Its name: value of {@code dynamote.service}, directory of its configuration, schema of its data. */
    public static final String NAME = "telemetry";

    private TelemetryService() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceRuntime.run(NAME);
    }

    /** Starts it within this JVM and returns once it answers. */
    public static RunningService start(ServiceOptions options) {
        return ServiceRuntime.start(NAME, options);
    }
}
