package io.dynamote.alert;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;

/** Starts the alert service. */
public final class AlertService {

    /** Its name: value of {@code dynamote.service}, directory of its configuration, schema of its data. */
    public static final String NAME = "alert";

    private AlertService() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceRuntime.run(NAME);
    }

    /** Starts it within this JVM and returns once it answers. */
    public static RunningService start(ServiceOptions options) {
        return ServiceRuntime.start(NAME, options);
    }
}
